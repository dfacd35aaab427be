package io.wecomops.adapters.http.masstask;

import io.wecomops.domain.masstask.Audience;

/** Whom a task is for, as its {@code target} says. */
sealed interface Target {
    record People(Audience audience) implements Target {}

    /** Those who will be uploaded. */
    record Uploaded() implements Target {}
}
