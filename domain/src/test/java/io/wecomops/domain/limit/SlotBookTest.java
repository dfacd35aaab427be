package io.wecomops.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlotBookTest {
    private static final long NOW = 1_795_000_000_000_000L;
    private static final long SECOND = 1_000_000;
    private static final RateLimit ONE_A_SECOND = RateLimit.perSecond(1);

    static LongStream seeds() {
        return LongStream.concat(
                LongStream.rangeClosed(1, 50),
                LongStream.generate(new Random()::nextLong).limit(20));
    }

    @Test
    void idlePaceBooksNow() {
        assertThat(book(0, NOW, ONE_A_SECOND, 1, Duration.ZERO)).isEqualTo(new Paced(true, 0, NOW + SECOND));
    }

    @Test
    void nextSlotIsOneSpacingLater() {
        assertThat(book(NOW + SECOND, NOW, ONE_A_SECOND, 1, Duration.ofSeconds(1)))
                .isEqualTo(new Paced(true, SECOND, NOW + 2 * SECOND));
    }

    @Test
    void manyPermitsAreSlotsInARow() {
        assertThat(book(0, NOW, RateLimit.perSecond(4), 3, Duration.ZERO)).isEqualTo(new Paced(true, 0, NOW + 750_000));
    }

    @Test
    void slotAMicrosecondTooFarAheadIsNotBooked() {
        Duration second = Duration.ofSeconds(1);
        assertThat(book(NOW + SECOND, NOW, ONE_A_SECOND, 1, second).booked()).isTrue();
        assertThat(book(NOW + SECOND + 1, NOW, ONE_A_SECOND, 1, second))
                .isEqualTo(new Paced(false, 1, NOW + SECOND + 1));
    }

    @Test
    void moreThanTheLimitIsNotBookedAtOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> book(0, NOW, RateLimit.perSecond(4), 5, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> book(0, NOW, RateLimit.perSecond(4), 0, Duration.ZERO));
    }

    @Test
    void holdBackMovesTheNextSlotOnlyLater() {
        assertThat(SlotBook.heldBack(0, NOW, Duration.ofMinutes(60))).isEqualTo(NOW + 3600 * SECOND);
        assertThat(SlotBook.heldBack(NOW + 5 * SECOND, NOW, Duration.ofSeconds(1)))
                .isEqualTo(NOW + 5 * SECOND);
        assertThat(SlotBook.heldBack(0, NOW, Duration.ofNanos(1)))
                .as("not a moment too early")
                .isEqualTo(NOW + 1);
    }

    @Test
    void slotsKeepTheirDistanceToAClockThatWasSetBack() {
        assertThat(SlotBook.standing(NOW + SECOND, NOW, NOW - 3600 * SECOND)).isEqualTo(NOW - 3599 * SECOND);
        assertThat(SlotBook.standing(NOW + SECOND, NOW, NOW)).isEqualTo(NOW + SECOND);
        assertThat(SlotBook.standing(NOW + SECOND, NOW, NOW + SECOND / 2)).isEqualTo(NOW + SECOND);
    }

    @Test
    void microsecondsAreRoundedUpAndStayExactInDoubles() {
        assertThat(SlotBook.micros(Duration.ofNanos(1))).isEqualTo(1);
        assertThat(SlotBook.micros(Duration.ofNanos(1000))).isEqualTo(1);
        assertThat(SlotBook.micros(Duration.ofNanos(1001))).isEqualTo(2);
        assertThat(SlotBook.micros(Duration.ofSeconds(-1))).isEqualTo(-SECOND);
        assertThat(SlotBook.micros(Duration.of(1L << 52, ChronoUnit.MICROS))).isEqualTo(1L << 52);
        assertThat(SlotBook.micros(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(1L << 52);
    }

    /** Random limits, chunks, pauses, refusals and hold-backs: the rule must hold in every window, wherever it begins. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noWindowHoldsMoreThanItsPermits(long seed) {
        Random random = new Random(seed);
        RateLimit limit =
                new RateLimit(1 + random.nextInt(50), Duration.ofNanos(1_000_000 + random.nextLong(100_000_000_000L)));
        List<Long> slots = bookings(random, limit, false);
        for (int first = 0; first + limit.permits() < slots.size(); first++) {
            long span = slots.get(first + limit.permits()) - slots.get(first);
            assertThat(Duration.of(span, ChronoUnit.MICROS))
                    .as("seed %d, slot %d of %s", seed, first, limit)
                    .isGreaterThanOrEqualTo(limit.period());
        }
    }

    /** The same where the clock is set back at random: measured by a clock that nobody sets. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noWindowHoldsMoreThanItsPermitsThoughTheClockIsSetBack(long seed) {
        Random random = new Random(seed);
        RateLimit limit = new RateLimit(1 + random.nextInt(50), Duration.ofMillis(1 + random.nextInt(100_000)));
        List<Long> slots = bookings(random, limit, true);
        for (int first = 0; first + limit.permits() < slots.size(); first++) {
            assertThat(slots.get(first + limit.permits()) - slots.get(first))
                    .as("seed %d, slot %d of %s", seed, first, limit)
                    .isGreaterThanOrEqualTo(SlotBook.micros(limit.period()));
        }
    }

    /** No slot is lost either: whoever keeps asking gets every one of them. */
    @Test
    void saturatedPaceUsesAllOfItsLimit() {
        long nextFree = NOW;
        for (int call = 0; call < 6000; call++) {
            nextFree = book(nextFree, NOW, RateLimit.perSecond(600), 1, Duration.ofDays(1))
                    .nextFreeMicros();
        }
        assertThat((nextFree - NOW) / 1e6).isBetween(10.0, 10.01);
    }

    private static Paced book(long nextFree, long now, RateLimit limit, int permits, Duration maxAhead) {
        BookingDecision decision = BookingDecision.on(
                Booking.of(new LimitKey("key"), limit, permits, maxAhead),
                List.of(new WindowState.Paced(nextFree, now)),
                now);
        long after = ((WindowState.Paced) decision.after().getFirst()).nextFreeMicros();
        return switch (decision.answer()) {
            case Reservation.Booked booked -> new Paced(true, SlotBook.micros(booked.startsIn()), after);
            case Reservation.TooFarAhead refused -> new Paced(false, SlotBook.micros(refused.retryAfter()), after);
        };
    }

    private record Paced(boolean booked, long waitMicros, long nextFreeMicros) {}

    private static List<Long> bookings(Random random, RateLimit limit, boolean clockIsSetBack) {
        List<Long> slots = new ArrayList<>();
        long nextFree = 0;
        long seen = 0;
        long trueTime = NOW;
        long setBack = 0;
        while (slots.size() < 6 * limit.permits() + 10) {
            trueTime +=
                    random.nextInt(3) == 0 ? random.nextLong(2 * SlotBook.micros(limit.period())) : random.nextInt(5);
            if (clockIsSetBack && random.nextInt(10) == 0) {
                setBack += random.nextLong(3600 * SECOND);
            }
            long now = trueTime - setBack;
            nextFree = SlotBook.standing(nextFree, seen, now);
            seen = now;
            if (random.nextInt(20) == 0) {
                nextFree = SlotBook.heldBack(nextFree, now, Duration.ofMillis(random.nextInt(1000)));
            }
            int permits = 1 + random.nextInt(limit.permits());
            Paced book = book(nextFree, now, limit, permits, limit.period().dividedBy(1 + random.nextInt(4)));
            nextFree = book.nextFreeMicros();
            if (book.booked()) {
                long first = trueTime + book.waitMicros();
                IntStream.range(0, permits)
                        .mapToObj(slot -> first + slot * limit.spacingMicros())
                        .forEach(slots::add);
            }
        }
        return slots;
    }
}
