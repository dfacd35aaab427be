package io.wecomops.domain.limit;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.port.DrivenPort;
import java.time.Duration;

/**
 * A pace that all nodes keep together. Callers book a slot and wait for it themselves. Thread-safe; time is the
 * limiter's own, never a caller's.
 *
 * <p>Every method throws {@link DependencyUnavailableException} where the shared state cannot be asked; then nothing may
 * be sent. A booking whose answer was lost is lost capacity, never over-use.
 */
@DrivenPort
public interface RateLimiter {
    /**
     * Books {@code permits} slots in a row, unless the first is further ahead than {@code maxAhead}.
     *
     * <p>Over all callers on all nodes, no window of the limit's period holds more slots than its permits.
     *
     * @param permits 1 to the limit's permits; the answer tells the wait to the first, each next is one spacing later
     */
    Reservation reserve(LimitKey key, RateLimit limit, int permits, Duration maxAhead);

    /**
     * Holds every node back: no new slot begins before {@code block} has passed. For a far end that says it counted more
     * than we did (WeCom's 45009). Slots already booked are their holders' to give up.
     */
    void holdBack(LimitKey key, Duration block);
}
