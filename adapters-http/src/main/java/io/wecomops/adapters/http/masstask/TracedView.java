package io.wecomops.adapters.http.masstask;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.wecomops.application.masstask.TraceRecipient.Traced;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.masstask.SendAttempt;
import io.wecomops.domain.reason.Explanation;
import io.wecomops.domain.reason.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One person of a task with every attempt to send the message.
 *
 * @param person as lists show him or her
 * @param fix what to do about the reason, by itself
 * @param traceId of the request that made the task; the log lines of each attempt bear it
 */
record TracedView(@JsonUnwrapped Object person, @Nullable FixView fix, String traceId, List<AttemptView> history) {

    /** What to do, in both languages. */
    record FixView(String en, String zh) {}

    /**
     * One attempt. Times are the database's.
     *
     * @param outcome {@code delivered}, {@code again}, {@code failed} or {@code unknown}; missing while nobody knows
     * @param note why there is no outcome
     */
    record AttemptView(
            int attempt,
            String node,
            String startedAt,
            @Nullable String endedAt,
            @Nullable String outcome,
            RecipientView.@Nullable ReasonView reason,
            @Nullable String note) {}

    /** @param view of the person */
    static TracedView of(Object view, Traced traced, Views views, Function<Reason, Explanation> guide) {
        Recipient person = traced.recipient();
        return new TracedView(
                view,
                person.reason()
                        .map(guide)
                        .map(words -> new FixView(words.englishFix(), words.chineseFix()))
                        .orElse(null),
                traced.traceId().value(),
                traced.attempts().stream()
                        .map(attempt -> view(attempt, person, views, guide))
                        .toList());
    }

    private static AttemptView view(
            SendAttempt attempt, Recipient person, Views views, Function<Reason, Explanation> guide) {
        Optional<SendAttempt.End> end = attempt.end();
        return new AttemptView(
                attempt.number(),
                attempt.node().value(),
                views.text(attempt.startedAt()),
                end.map(SendAttempt.End::at).map(views::text).orElse(null),
                end.map(SendAttempt.End::outcome).map(outcome -> outcome.code()).orElse(null),
                views.reason(end.flatMap(SendAttempt.End::reason), guide),
                end.isPresent() ? null : note(attempt, person));
    }

    private static String note(SendAttempt attempt, Recipient person) {
        boolean last = attempt.number() == person.attempts();
        return last && person.state() == RecipientState.PENDING
                ? "under way, or its node stopped before it could say what came of it"
                : "its node stopped before it could say what came of it";
    }
}
