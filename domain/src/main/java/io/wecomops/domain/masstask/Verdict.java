package io.wecomops.domain.masstask;

import io.wecomops.domain.message.SendOutcome;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.retry.Backoff;
import java.time.Duration;
import java.util.Optional;

/**
 * What is to become of a batch: the rules of DESIGN section 4, points 4 and 6. Pure.
 *
 * @param backoff the waits between attempts, and how many there are
 * @param repeatMargin a repetition must reach WeCom this much before the repeat window ends; covers the request's own time
 */
public record Verdict(Backoff backoff, Duration repeatMargin) {
    private static final Duration SHORTEST_DEFERRAL = Duration.ofSeconds(10);
    private static final Duration LONGEST_DEFERRAL = Duration.ofSeconds(30);

    /**
     * Before sending: the result to record instead, where the batch may have gone out before and must not go out again.
     */
    public Optional<BatchResult> beforeSending(ClaimedBatch batch) {
        if (batch.sentBefore().isEmpty()) {
            return Optional.empty();
        }
        if (batch.delivery() == DeliveryMode.AT_MOST_ONCE) {
            return Optional.of(new BatchResult.Unknown(Reason.AT_MOST_ONCE));
        }
        Duration latest = batch.repeatWindow().minus(repeatMargin);
        return batch.sentBefore().get().compareTo(latest) < 0
                ? Optional.empty()
                : Optional.of(new BatchResult.Unknown(Reason.REPEAT_WINDOW_OVER));
    }

    /**
     * Instead of a repetition for which the retry budget has no room: later, and no attempt is used up. Empty where it must
     * go out nevertheless, since the wait could outlast its repeat window.
     *
     * @param chance uniform in [0, 1), for the jitter
     */
    public Optional<BatchResult> deferred(ClaimedBatch batch, double chance) {
        Duration latest = batch.repeatWindow().minus(repeatMargin).minus(LONGEST_DEFERRAL.multipliedBy(2));
        if (batch.sentBefore().filter(ago -> ago.compareTo(latest) >= 0).isPresent()) {
            return Optional.empty();
        }
        long span = LONGEST_DEFERRAL.minus(SHORTEST_DEFERRAL).toNanos();
        return Optional.of(new BatchResult.GivenBack(SHORTEST_DEFERRAL.plusNanos((long) (span * chance))));
    }

    /**
     * After sending.
     *
     * @param chance uniform in [0, 1), for the jitter
     */
    public BatchResult afterSending(ClaimedBatch batch, SendOutcome outcome, double chance) {
        boolean mayHaveArrived = batch.sentBefore().isPresent();
        return switch (outcome) {
            case SendOutcome.Delivered(var messageId, var undelivered) -> new BatchResult.Sent(messageId, undelivered);
            case SendOutcome.Busy busy -> failedAttempt(batch, busy.reason(), mayHaveArrived, chance);
            // not the batch's fault; and whoever fetches tokens waits ever longer while none is good
            case SendOutcome.TokenRejected rejected ->
                new BatchResult.Again(
                        backoff.delay(1, chance), batch.failedAttempts(), mayHaveArrived, rejected.reason());
            case SendOutcome.Lost lost ->
                batch.delivery() == DeliveryMode.AT_MOST_ONCE
                        ? new BatchResult.Unknown(lost.reason())
                        : failedAttempt(batch, lost.reason(), true, chance);
            case SendOutcome.Throttled throttled ->
                new BatchResult.Again(throttled.block(), batch.failedAttempts(), mayHaveArrived, throttled.reason());
            case SendOutcome.AppRefused refused ->
                new BatchResult.Again(refused.after(), batch.failedAttempts(), mayHaveArrived, refused.reason());
            case SendOutcome.NotSent notSent -> new BatchResult.GivenBack(notSent.after());
            // the same bytes were refused for good, so an earlier copy of them was refused too
            case SendOutcome.Refused refused -> new BatchResult.Failed(refused.reason());
        };
    }

    private BatchResult failedAttempt(ClaimedBatch batch, Reason reason, boolean mayHaveArrived, double chance) {
        int failed = batch.failedAttempts() + 1;
        if (backoff.allowsAnotherAfter(failed)) {
            return new BatchResult.Again(backoff.delay(failed, chance), failed, mayHaveArrived, reason);
        }
        return mayHaveArrived ? new BatchResult.Unknown(reason) : new BatchResult.Failed(reason);
    }
}
