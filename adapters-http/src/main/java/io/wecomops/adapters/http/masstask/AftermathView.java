package io.wecomops.adapters.http.masstask;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task with what came after its sending; what does not apply to it is left out.
 *
 * @param task a view of a task, whose members stand here
 * @param retryOf the task whose failed people it is for
 * @param retries the tasks for its own failed people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AftermathView(
        @JsonUnwrapped Object task,
        @Nullable String retryOf,
        @Nullable List<String> retries,
        @Nullable RecallView recall) {
    /** How a recall stands, in batches; always sums: batches = recalled + failed + too_late + left. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecallView(
            String askedAt,
            @Nullable String endedAt,
            long batches,
            long recalled,
            long failed,
            long tooLate,
            long left) {}

    /**
     * Somebody whose message was sent, or may have been, of a task that is recalled.
     *
     * @param recallReason why not, or why not yet
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecalledView(
            @JsonUnwrapped RecipientView person, boolean recalled, RecipientView.@Nullable ReasonView recallReason) {}
}
