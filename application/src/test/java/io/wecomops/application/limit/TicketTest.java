package io.wecomops.application.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.domain.limit.Attempt;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.PermitPool;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.Window;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.testkit.CountingIds;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TicketTest {
    private static final LimitKey POOL = new LimitKey("pool");
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration TOLERANCE = Duration.ofMillis(6);
    private static final Duration BEFORE = Duration.ofMillis(50);
    private static final Duration SPACING = Duration.ofMillis(100);
    private static final PermitOwner OTHER = new PermitOwner("other");

    private final ManualTime time = new ManualTime();
    private Runnable watch = () -> {};
    private final Sleeper sleeper = span -> {
        watch.run();
        time.sleep(span);
    };
    private final MemoryAdapters shared = new MemoryAdapters(time);
    private final PermitPool pool = shared.permitPool();
    private final Pacer pacer = new Pacer(
            shared.rateLimiter(),
            List.of(new Window.Pace(new LimitKey("send"), RateLimit.perSecond(10))),
            TOLERANCE,
            Runnable::run,
            sleeper,
            time);
    private final PermitQueue permits =
            new PermitQueue(pool, POOL, 1, LEASE, new CountingIds(), () -> 0.5, sleeper, time);
    private final AtomicBoolean stopping = new AtomicBoolean();

    private Ticket booked() throws InterruptedException {
        var answer = pacer.book(Lane.MASS, time.elapsed().plusSeconds(10), stopping::get);
        return new Ticket(pacer, permits, ((Pacer.Outcome.Booked) answer).place());
    }

    private boolean isPoolFree() {
        boolean free = pool.acquire(POOL, OTHER, 1, LEASE) instanceof Attempt.Granted;
        pool.release(POOL, OTHER);
        return free;
    }

    @Test
    void permitIsTakenShortlyBeforeTheSlotAndGivenBackAtTheEnd() throws InterruptedException {
        booked();
        try (Ticket second = booked()) {
            assertThat(isPoolFree()).isTrue();
            assertThat(second.isAdmitted(BEFORE)).isTrue();
            assertThat(time.elapsed()).isEqualTo(SPACING.minus(BEFORE));
            assertThat(isPoolFree()).isFalse();
            assertThat(second.arrives()).isTrue();
            assertThat(time.elapsed()).isEqualTo(SPACING);
            assertThat(isPoolFree()).isFalse();
        }
        assertThat(isPoolFree()).isTrue();
    }

    @Test
    void whoMissesItsSlotWaitsForTheNextWithoutAPermit() throws InterruptedException {
        List<Duration> held = new ArrayList<>();
        try (Ticket ticket = booked()) {
            assertThat(ticket.isAdmitted(BEFORE)).isTrue();
            time.advance(Duration.ofMillis(7)); // a note that took too long
            watch = () -> {
                if (!isPoolFree()) {
                    held.add(time.elapsed());
                }
            };
            assertThat(ticket.arrives()).isTrue();
            assertThat(time.elapsed()).isEqualTo(SPACING);
        }
        assertThat(held).allMatch(when -> when.compareTo(SPACING.minusMillis(6)) >= 0);
    }

    @Test
    void slotThatGoesByWhileAllPermitsAreTakenIsLeftForAnother() throws InterruptedException {
        pool.acquire(POOL, OTHER, 1, Duration.ofMillis(250));
        try (Ticket ticket = booked()) {
            assertThat(ticket.isAdmitted(BEFORE)).isTrue();
            assertThat(time.elapsed()).isBetween(Duration.ofMillis(250), Duration.ofMillis(310));
            assertThat(ticket.arrives()).isTrue();
            assertThat(time.elapsed()).isBetween(Duration.ofMillis(300), Duration.ofMillis(310));
        }
    }

    @Test
    void nothingIsHeldByWhoIsToStop() throws InterruptedException {
        pool.acquire(POOL, OTHER, 1, LEASE);
        try (Ticket ticket = booked()) {
            watch = () -> stopping.set(time.elapsed().compareTo(Duration.ofSeconds(1)) > 0);
            assertThat(ticket.isAdmitted(BEFORE)).isFalse();
            assertThat(ticket.arrives()).isFalse();
        }
        pool.release(POOL, OTHER);
        assertThat(isPoolFree()).isTrue();
        time.advance(SPACING); // its slot was left to whoever would come
        assertThat(pacer.slots().ahead()).isZero();
    }
}
