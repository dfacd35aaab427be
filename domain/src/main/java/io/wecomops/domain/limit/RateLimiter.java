package io.wecomops.domain.limit;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.port.DrivenPort;
import java.time.Duration;

/**
 * Limits that all nodes keep together. Callers book slots and wait for them themselves. Thread-safe; time is the limiter's
 * own, never a caller's.
 *
 * <p>Every method throws {@link DependencyUnavailableException} where the shared state cannot be asked; then nothing may
 * be sent. A booking whose answer was lost is lost capacity, never over-use.
 */
@DrivenPort
public interface RateLimiter {
    /**
     * Books slots in a row under every window of {@code booking}, or nothing at all.
     *
     * <p>Over all callers on all nodes, no half-open window of a limit's period ever holds more than its permits. Where several
     * windows refuse, the answer names the one to be waited for longest.
     */
    Reservation book(Booking booking);

    /**
     * Books {@code permits} slots in a row under one pace, unless the first is further ahead than {@code maxAhead}.
     *
     * @param permits 1 to the limit's permits; the answer tells the wait to the first, each next is one spacing later
     */
    default Reservation reserve(LimitKey key, RateLimit limit, int permits, Duration maxAhead) {
        return book(Booking.of(key, limit, permits, maxAhead));
    }

    /**
     * Holds every node back: no new slot under the pace of {@code key} begins before {@code block} has passed. For a far end
     * that says it counted more than we did (WeCom's 45009). Slots already booked are their holders' to give up.
     */
    void holdBack(LimitKey key, Duration block);
}
