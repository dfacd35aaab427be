package io.wecomops.application.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.limit.Booking;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.Window;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PacerTest {
    private static final LimitKey KEY = new LimitKey("send");
    private static final Window TEN_A_SECOND = new Window.Pace(KEY, RateLimit.perSecond(10));
    private static final Duration TOLERANCE = Duration.ofMillis(6);

    private final ManualTime time = new ManualTime();
    private final ScriptedLimiter limiter = new ScriptedLimiter(new MemoryAdapters(time).rateLimiter());
    private final Pacer pacer = pacer(TEN_A_SECOND);

    @Test
    void turnsComeOneSpacingApart() throws InterruptedException {
        List<Duration> turns = new ArrayList<>();
        for (int turn = 0; turn < 4; turn++) {
            assertThat(pacer.await(Lane.MASS, in(10), () -> false)).isTrue();
            turns.add(time.elapsed());
        }
        assertThat(turns)
                .containsExactly(Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(300));
        assertThat(pacer.slots()).isEqualTo(new Pacer.Slots(4, 0, 0));
    }

    @Test
    void massBooksHalfASecondAheadAndUrgentUpToItsDeadline() throws InterruptedException {
        pacer.await(Lane.MASS, in(20), () -> false);
        pacer.await(Lane.URGENT, in(20), () -> false);
        assertThat(limiter.bookings())
                .extracting(Booking::maxAhead)
                .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(20));
    }

    @Test
    void slotThatWasMissedIsGivenUpForAnother() throws InterruptedException {
        Place place = bookedPlace();
        time.advance(Duration.ofMillis(7));
        assertThat(pacer.arrives(place)).isEqualTo(Pacer.Arrival.MISSED);
        assertThat(pacer.arrives(place)).isEqualTo(Pacer.Arrival.NOW);
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(100));
        assertThat(pacer.slots()).isEqualTo(new Pacer.Slots(1, 0, 1));
    }

    @Test
    void slotThatIsALittleLateIsUsed() throws InterruptedException {
        Place place = bookedPlace();
        time.advance(TOLERANCE);
        assertThat(pacer.arrives(place)).isEqualTo(Pacer.Arrival.NOW);
        assertThat(time.elapsed()).isEqualTo(TOLERANCE);
    }

    @Test
    void slotsOfAnAnswerThatCameLateAreGivenUp() throws InterruptedException {
        AtomicBoolean cold = new AtomicBoolean(true);
        limiter.meanwhile(() -> {}, () -> time.advance(Duration.ofMillis(cold.getAndSet(false) ? 80 : 1)));
        assertThat(pacer.await(Lane.MASS, in(10), () -> false)).isTrue();
        assertThat(limiter.bookings()).hasSize(2);
        assertThat(time.elapsed()).isBetween(Duration.ofMillis(100), Duration.ofMillis(103));
    }

    @Test
    void limiterThatIsAlwaysSlowIsUsedAllTheSame() throws InterruptedException {
        limiter.meanwhile(() -> time.advance(Duration.ofMillis(40)), () -> time.advance(Duration.ofMillis(40)));
        assertThat(pacer.await(Lane.MASS, in(10), () -> false)).isTrue();
        assertThat(limiter.bookings()).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void refusalSaysForHowLongAndBecauseOfWhat() throws InterruptedException {
        Window hour = new Window.Budget(new LimitKey("hour"), new RateLimit(1, Duration.ofHours(1)), 1);
        Pacer two = pacer(TEN_A_SECOND, hour);
        assertThat(two.await(Lane.MASS, in(10), () -> false)).isTrue();
        Pacer.Outcome.TooLate late = (Pacer.Outcome.TooLate) two.book(Lane.MASS, in(10), () -> false);
        assertThat(late.window()).isEqualTo(Optional.of(hour.key()));
        assertThat(late.free()).isGreaterThan(Duration.ofMinutes(59));
        assertThat(limiter.bookings()).hasSize(2);
    }

    @Test
    void holdBackIsWaitedForWhereThereIsTime() throws InterruptedException {
        limiter.holdBack(KEY, Duration.ofSeconds(3));
        assertThat(pacer.await(Lane.MASS, in(10), () -> false)).isTrue();
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(3));
        assertThat(limiter.bookings()).as("asked again when told").hasSize(2);
    }

    @Test
    void bookedSlotsAreGivenUpWhenTheFarEndTakesNoCalls() throws InterruptedException {
        Place place = bookedPlace();
        limiter.holdBack(KEY, Duration.ofSeconds(3));
        pacer.giveUpSlots();
        assertThat(pacer.arrives(place)).isEqualTo(Pacer.Arrival.NOW);
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void whoIsToStopBooksNothing() throws InterruptedException {
        assertThat(pacer.book(Lane.MASS, in(10), () -> true))
                .isEqualTo(new Pacer.Outcome.TooLate(Duration.ZERO, Optional.empty()));
        assertThat(pacer.book(Lane.MASS, time.elapsed(), () -> false)).isInstanceOf(Pacer.Outcome.TooLate.class);
        assertThat(limiter.bookings()).isEmpty();
    }

    @Test
    void whoIsToStopWhileItsSlotIsAheadLeavesItToTheNext() throws InterruptedException {
        AtomicBoolean stopping = new AtomicBoolean();
        pacer.await(Lane.MASS, in(10), () -> false);
        Place place = ((Pacer.Outcome.Booked) pacer.book(Lane.MASS, in(10), stopping::get)).place();
        stopping.set(true);
        assertThat(pacer.arrives(place)).isEqualTo(Pacer.Arrival.NEVER);
        pacer.leave(place);
        assertThat(pacer.await(Lane.MASS, in(10), () -> false)).isTrue();
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(100));
        assertThat(pacer.slots()).isEqualTo(new Pacer.Slots(2, 0, 0));
    }

    @Test
    void nobodyGoesWhereTheLimiterIsGoneAndEverybodyWhenItIsBack() throws InterruptedException {
        limiter.meanwhile(
                () -> {
                    throw new DependencyUnavailableException("redis", "asking", new IllegalStateException());
                },
                () -> {});
        assertThatExceptionOfType(DependencyUnavailableException.class)
                .isThrownBy(() -> pacer.await(Lane.MASS, in(10), () -> false))
                .returns("redis", DependencyUnavailableException::dependency);
        limiter.meanwhile(() -> {}, () -> {});
        assertThat(pacer.await(Lane.MASS, in(10), () -> false)).isTrue();
    }

    @Test
    void closedExecutorIsToldToWhoeverWaits() {
        ExecutorService closed = Executors.newVirtualThreadPerTaskExecutor();
        closed.close();
        Pacer without = new Pacer(limiter, List.of(TEN_A_SECOND), TOLERANCE, closed, time, time);
        for (int twice = 0; twice < 2; twice++) {
            assertThatExceptionOfType(RejectedExecutionException.class)
                    .isThrownBy(() -> without.await(Lane.MASS, in(10), () -> false));
        }
    }

    /** Real threads and real time: what is booked together, not when. */
    @Test
    void waitersGatherAndAreServedByFewCommands() {
        ScriptedLimiter real = new ScriptedLimiter(new MemoryAdapters(InstantSource.system()).rateLimiter());
        RateLimit limit = RateLimit.perSecond(500);
        List<Duration> turns = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            Pacer many = new Pacer(
                    real,
                    List.of(new Window.Pace(KEY, limit)),
                    Duration.ofSeconds(10),
                    threads,
                    Thread::sleep,
                    () -> Duration.ofNanos(System.nanoTime() - start));
            AtOnce.call(32, _ -> {
                for (int turn = 0; turn < 10; turn++) {
                    turns.add(turnOf(many, Duration.ofNanos(System.nanoTime() - start)));
                }
                return true;
            });
            assertThat(many.slots().used()).isEqualTo(320);
        }
        assertThat(turns).hasSize(320);
        assertThat(real.bookings().stream().mapToInt(Booking::slots).sum()).isGreaterThanOrEqualTo(320);
        assertThat(real.bookings()).hasSizeLessThan(160);
        assertThat(real.bookings()).allMatch(booking -> booking.slots() <= 32);
    }

    private static Duration turnOf(Pacer pacer, Duration now) {
        try {
            assertThat(pacer.await(Lane.MASS, now.plusSeconds(50), () -> false)).isTrue();
            return now;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private Place bookedPlace() throws InterruptedException {
        return ((Pacer.Outcome.Booked) pacer.book(Lane.MASS, in(10), () -> false)).place();
    }

    private Duration in(long seconds) {
        return time.elapsed().plusSeconds(seconds);
    }

    private Pacer pacer(Window... windows) {
        return new Pacer(limiter, List.of(windows), TOLERANCE, Runnable::run, time, time);
    }
}
