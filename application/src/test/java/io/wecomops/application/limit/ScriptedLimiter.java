package io.wecomops.application.limit;

import io.wecomops.domain.limit.Booking;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.limit.Reservation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A limiter that keeps what it is asked for, and may be slow or gone. Thread-safe. */
final class ScriptedLimiter implements RateLimiter {
    private final RateLimiter behind;
    private final List<Booking> bookings = new ArrayList<>();
    private Runnable before = () -> {};
    private Runnable after = () -> {};

    ScriptedLimiter(RateLimiter behind) {
        this.behind = behind;
    }

    synchronized List<Booking> bookings() {
        return List.copyOf(bookings);
    }

    /** What happens while it is asked, and while its answer is on its way. */
    synchronized void meanwhile(Runnable asking, Runnable answering) {
        before = asking;
        after = answering;
    }

    @Override
    public synchronized Reservation book(Booking booking) {
        before.run();
        bookings.add(booking);
        Reservation answer = behind.book(booking);
        after.run();
        return answer;
    }

    @Override
    public void holdBack(LimitKey key, Duration block) {
        behind.holdBack(key, block);
    }
}
