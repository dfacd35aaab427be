package io.wecomops.adapters.http.masstask;

import org.jspecify.annotations.Nullable;

/** One person of a task as clients see it. */
record RecipientView(
        String userid,
        String state,
        int batch,
        int attempts,
        @Nullable String messageId,
        @Nullable ReasonView reason,
        @Nullable String sentAt) {

    /** Why, as a code for programs and in words for people. */
    record ReasonView(String code, String en, String zh) {}
}
