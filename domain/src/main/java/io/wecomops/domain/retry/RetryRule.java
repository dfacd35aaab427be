package io.wecomops.domain.retry;

import java.time.Duration;
import java.util.Optional;

/** Whether there is another attempt, and when. Pure. */
public record RetryRule(Backoff backoff) {
    /**
     * The wait before the next attempt; empty where there is none: it would change nothing, there were enough, or it would
     * begin after the deadline.
     *
     * @param failed how many attempts have failed so far, this one included
     * @param left until the deadline
     * @param chance uniform in [0, 1). Also what the far end asks for is waited for with jitter on top, since it asks all
     */
    public Optional<Duration> waitAfter(Repeat repeat, int failed, Duration left, double chance) {
        if (!backoff.allowsAnotherAfter(failed)) {
            return Optional.empty();
        }
        Optional<Duration> wait = switch (repeat) {
            case Repeat.Never _ -> Optional.empty();
            case Repeat.Later _ -> Optional.of(backoff.delay(failed, chance));
            case Repeat.NotBefore(Duration asked) -> Optional.of(asked.plus(backoff.delay(failed, chance)));
        };
        return wait.filter(time -> time.compareTo(left) < 0);
    }
}
