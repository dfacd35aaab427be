package io.wecomops.adapters.redis.call;

import static io.wecomops.adapters.redis.call.LuaScript.BOOK_SLOTS;
import static io.wecomops.adapters.redis.call.LuaScript.HOLD_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.adapters.redis.Servers;
import io.wecomops.domain.limit.BookingDecision;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.Reservation;
import io.wecomops.domain.limit.SlotBook;
import io.wecomops.domain.limit.WindowState;
import io.wecomops.testkit.AtOnce;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookSlotsScriptTest {
    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3600 * SECOND;
    private static final long LARGEST = (1L << 53) - 1;

    private final String key = Scripts.newKey();

    @Test
    void absentKeyIsAnIdlePace() {
        Booking first = book(10 * SECOND, 0, 0, 0);
        assertThat(first.booked()).isTrue();
        assertThat(first.micros()).isZero();
        assertThat(first.nextFree()).isEqualTo(first.seen() + 10 * SECOND);
        assertThat(Servers.PLAIN.get(key)).isEqualTo(first.nextFree() + " " + first.seen());
    }

    @Test
    void nextSlotFollows() {
        Booking first = book(10 * SECOND, HOUR, 0, 0);
        Booking second = book(20 * SECOND, HOUR, 0, 0);
        assertThat(second.micros()).isEqualTo(first.nextFree() - second.seen());
        assertThat(second.nextFree()).isEqualTo(first.nextFree() + 20 * SECOND);
    }

    @Test
    void slotTooFarAheadLeavesEverythingAsItIs() {
        Booking first = book(HOUR, 0, 0, 0);
        String before = Servers.PLAIN.get(key);
        Booking refused = book(SECOND, SECOND, 0, 0);
        assertThat(refused.booked()).isFalse();
        assertThat(refused.micros()).isEqualTo(first.nextFree() - refused.seen() - SECOND);
        assertThat(Servers.PLAIN.get(key)).isEqualTo(before);
    }

    @Test
    void slotExactlyAsFarAsAskedForIsBooked() {
        Booking first = book(LARGEST / 2 - Servers.nowMicros(), 0, 0, 0);
        assertThat(book(1, first.nextFree(), 0, 0).booked()).isTrue();
    }

    @Test
    void idlenessEarnsNothing() {
        Servers.PLAIN.set(key, "1000000 1000000");
        Booking first = book(SECOND, 0, 0, 0);
        assertThat(first.micros()).isZero();
        assertThat(first.nextFree()).isEqualTo(first.seen() + SECOND);
    }

    @Test
    void lostKeyIsBroughtBackFromWhatTheCallerHeard() {
        long now = Servers.nowMicros();
        Booking refused = book(SECOND, SECOND, now + HOUR, now);
        assertThat(refused.booked()).isFalse();
        assertThat(refused.nextFree()).isEqualTo(now + HOUR);
        assertThat(book(SECOND, SECOND, 0, 0).booked()).as("others learn of it").isFalse();
    }

    @Test
    void laterOfWhatIsStoredAndWhatTheCallerHeardCounts() {
        Booking first = book(HOUR, 0, 0, 0);
        Booking ignorant = book(SECOND, 2 * HOUR, first.seen() + SECOND, first.seen());
        assertThat(ignorant.nextFree()).isEqualTo(first.nextFree() + SECOND);
        Booking knowing = book(SECOND, 3 * HOUR, first.seen() + 2 * HOUR, first.seen());
        assertThat(knowing.nextFree()).isEqualTo(first.seen() + 2 * HOUR + SECOND);
    }

    @Test
    void slotsKeepTheirDistanceToAClockThatWasSetBack() {
        long before = Servers.nowMicros() + HOUR;
        Servers.PLAIN.set(key, (before + 2 * SECOND) + " " + before);
        Booking after = book(SECOND, HOUR, 0, 0);
        assertThat(after.micros()).isEqualTo(2 * SECOND);
        assertThat(after.nextFree()).isEqualTo(after.seen() + 3 * SECOND);
    }

    @Test
    void whatWasHeardBeforeTheClockWasSetBackKeepsItsDistanceToo() {
        long before = Servers.nowMicros() + HOUR;
        assertThat(book(SECOND, HOUR, before + 2 * SECOND, before).micros()).isEqualTo(2 * SECOND);
    }

    @Test
    void waitRunsDownAfterTheClockWasSetBackThoughNothingIsBooked() {
        long before = Servers.nowMicros() + HOUR;
        Servers.PLAIN.set(key, (before + 60 * SECOND) + " " + before);
        assertThat(book(SECOND, 0, 0, 0).micros()).isEqualTo(60 * SECOND);
        Servers.pass(Duration.ofMillis(20));
        assertThat(book(SECOND, 0, 0, 0).micros()).isLessThanOrEqualTo(60 * SECOND - 20_000);
    }

    @Test
    void largestNumbersAreExact() {
        Servers.PLAIN.set(key, LARGEST + " " + Servers.nowMicros());
        Booking refused = book(1, 1L << 52, 0, 0);
        assertThat(refused.booked()).isFalse();
        assertThat(refused.micros()).isEqualTo(LARGEST - refused.seen() - (1L << 52));
        assertThat(refused.nextFree()).isEqualTo(LARGEST);

        Servers.PLAIN.set(key, LARGEST + " " + LARGEST);
        assertThat(book(1, 0, 0, 0).micros()).isZero();

        Servers.PLAIN.set(key, (LARGEST - 1) + " " + Servers.nowMicros());
        assertThat(book(1, LARGEST, 0, 0).nextFree()).isEqualTo(LARGEST);
        assertThat(Servers.PLAIN.get(key)).startsWith("9007199254740991 ");
    }

    @Test
    void keyLivesUntilItsLastSlotHasBegun() {
        Booking first = book(HOUR, 0, 0, 0);
        long lifeMillis = Servers.PLAIN.pttl(key);
        assertThat(lifeMillis).isBetween(3_660_000L - 20_000, 3_661_000L);
        assertThat(Servers.nowMicros() + lifeMillis * 1000).isGreaterThanOrEqualTo(first.nextFree());
    }

    @Test
    void flushOfScriptsChangesNothing() {
        Booking first = book(HOUR, HOUR, 0, 0);
        Servers.PLAIN.scriptFlush();
        assertThat(book(HOUR, HOUR, 0, 0).nextFree()).isEqualTo(first.nextFree() + HOUR);
    }

    @Test
    void slotsOfManyCallersAreOneUnbrokenRow() {
        long seed = new Random().nextLong();
        List<Slots> row = new ArrayList<>();
        AtOnce.call(64, caller -> {
                    Random random = new Random(seed + caller);
                    return random.longs(20, SECOND, 5 * SECOND)
                            .mapToObj(span ->
                                    new Slots(book(span, 1L << 52, 0, 0).nextFree() - span, span))
                            .toList();
                })
                .forEach(row::addAll);
        row.sort(Comparator.comparingLong(Slots::begin));
        assertThat(row).hasSize(64 * 20);
        for (int next = 1; next < row.size(); next++) {
            assertThat(row.get(next).begin())
                    .as("slot %d, seed %d", next, seed)
                    .isEqualTo(row.get(next - 1).begin() + row.get(next - 1).span());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261122})
    void sumsAreThoseOfSlotBook(long seed) {
        Random random = new Random(seed);
        long nextFree = 0;
        for (int step = 0; step < 200; step++) {
            RateLimit limit = new RateLimit(1 + random.nextInt(1000), Duration.ofMillis(1 + random.nextInt(100_000)));
            if (random.nextInt(10) == 0) {
                Duration block = Duration.ofMillis(random.nextInt(500));
                Reply held = Scripts.run(HOLD_BACK, List.of(key), SlotBook.micros(block), 0, 0);
                assertThat(held.number(0))
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(Math.max(SlotBook.heldBack(nextFree, held.number(1), block), held.number(1)));
                nextFree = held.number(0);
            } else {
                int permits = 1 + random.nextInt(Math.min(5, limit.permits()));
                Duration ahead = Duration.of(random.nextInt(2_000_000), ChronoUnit.MICROS);
                Booking booking = book(permits, limit.spacingMicros(), SlotBook.micros(ahead), 0, 0, 0);
                Paced expected = paced(nextFree, booking.seen(), limit, permits, ahead);
                assertThat(booking.booked()).as("seed %d, step %d", seed, step).isEqualTo(expected.booked());
                assertThat(booking.micros()).as("seed %d, step %d", seed, step).isEqualTo(expected.micros());
                assertThat(booking.nextFree())
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(expected.nextFree());
                nextFree = booking.nextFree();
            }
        }
    }

    /** What the domain's sums make of it. */
    private static Paced paced(long nextFree, long now, RateLimit limit, int permits, Duration ahead) {
        BookingDecision decision = BookingDecision.on(
                io.wecomops.domain.limit.Booking.of(new LimitKey("key"), limit, permits, ahead),
                List.of(new WindowState.Paced(nextFree, now)),
                now);
        long after = ((WindowState.Paced) decision.after().getFirst()).nextFreeMicros();
        return switch (decision.answer()) {
            case Reservation.Booked booked -> new Paced(true, SlotBook.micros(booked.startsIn()), after);
            case Reservation.TooFarAhead refused -> new Paced(false, SlotBook.micros(refused.retryAfter()), after);
        };
    }

    private Booking book(long span, long ahead, long heardFree, long heardSeen) {
        return book(1, span, ahead, 0, heardFree, heardSeen);
    }

    private Booking book(int slots, long spacing, long ahead, long empty, long heardFree, long heardSeen) {
        Reply reply =
                Scripts.run(BOOK_SLOTS, List.of(key), slots, ahead, 0, "pace", spacing, empty, heardFree, heardSeen);
        return new Booking(reply.yes(0), reply.number(1), reply.number(4), reply.number(3));
    }

    private record Paced(boolean booked, long micros, long nextFree) {}

    private record Booking(boolean booked, long micros, long nextFree, long seen) {}

    private record Slots(long begin, long span) {}
}
