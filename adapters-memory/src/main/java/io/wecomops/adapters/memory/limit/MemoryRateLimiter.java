package io.wecomops.adapters.memory.limit;

import io.wecomops.adapters.memory.expiry.EndingMap;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.limit.Reservation;
import io.wecomops.domain.limit.SlotBook;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The pace of one node. */
public final class MemoryRateLimiter implements RateLimiter {
    private final MicroClock clock;
    private final EndingMap<LimitKey, Pace> paces;

    public MemoryRateLimiter(InstantSource clock) {
        this.clock = new MicroClock(clock);
        paces = new EndingMap<>(
                clock, (pace, now) -> pace.standingAt(MicroClock.micros(now)) <= MicroClock.micros(now));
    }

    @Override
    public synchronized Reservation reserve(LimitKey key, RateLimit limit, int permits, Duration maxAhead) {
        long now = clock.micros();
        SlotBook book = SlotBook.book(nextFree(key, now), now, limit, permits, maxAhead);
        paces.put(key, new Pace(book.nextFreeMicros(), now));
        Duration wait = Duration.of(book.waitMicros(), ChronoUnit.MICROS);
        return book.booked() ? new Reservation.Booked(wait) : new Reservation.TooFarAhead(wait);
    }

    @Override
    public synchronized void holdBack(LimitKey key, Duration block) {
        long now = clock.micros();
        paces.put(key, new Pace(SlotBook.heldBack(nextFree(key, now), now, block), now));
    }

    private long nextFree(LimitKey key, long now) {
        return paces.get(key).map(pace -> pace.standingAt(now)).orElse(now);
    }

    /** When the next slot is free, and the clock when that was last looked at. */
    private record Pace(long nextFreeMicros, long seenMicros) {
        long standingAt(long nowMicros) {
            return SlotBook.standing(nextFreeMicros, seenMicros, nowMicros);
        }
    }
}
