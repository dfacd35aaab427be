package io.wecomops.adapters.memory.limit;

import io.wecomops.adapters.memory.expiry.EndingMap;
import io.wecomops.domain.limit.Booking;
import io.wecomops.domain.limit.BookingDecision;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.limit.Reservation;
import io.wecomops.domain.limit.SlotBook;
import io.wecomops.domain.limit.Window;
import io.wecomops.domain.limit.WindowState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The limits of one node. */
public final class MemoryRateLimiter implements RateLimiter {
    private static final RateLimit ANY = RateLimit.perSecond(1);

    private final MicroClock clock;
    private final EndingMap<Name, Kept> kept;

    public MemoryRateLimiter(InstantSource clock) {
        this.clock = new MicroClock(clock);
        kept = new EndingMap<>(clock, (each, now) -> each.isUnused(MicroClock.micros(now)));
    }

    @Override
    public synchronized Reservation book(Booking booking) {
        List<WindowState> before = booking.windows().stream().map(this::stateOf).toList();
        BookingDecision decision = BookingDecision.on(booking, before, clock.micros());
        for (int each = 0; each < before.size(); each++) {
            keep(booking.windows().get(each), decision.after().get(each));
        }
        return decision.answer();
    }

    @Override
    public synchronized void holdBack(LimitKey key, Duration block) {
        long now = clock.micros();
        Window pace = new Window.Pace(key, ANY);
        WindowState.Paced state = (WindowState.Paced) stateOf(pace).at(pace, now);
        keep(pace, new WindowState.Paced(SlotBook.heldBack(state.nextFreeMicros(), now, block), now));
    }

    private WindowState stateOf(Window window) {
        return kept.get(Name.of(window)).map(Kept::state).orElseGet(() -> WindowState.unused(window));
    }

    private void keep(Window window, WindowState state) {
        kept.put(Name.of(window), new Kept(window, state));
    }
}
