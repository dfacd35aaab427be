package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wecomops.domain.limit.Booking;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.limit.Reservation;
import io.wecomops.domain.limit.Reservation.Booked;
import io.wecomops.domain.limit.Reservation.TooFarAhead;
import io.wecomops.domain.limit.UnusedSlots;
import io.wecomops.domain.limit.Window;
import io.wecomops.testkit.AtOnce;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link RateLimiter} must do. */
public abstract class RateLimiterContract {
    private static final RateLimit ONE_A_MINUTE = new RateLimit(1, Duration.ofMinutes(1));
    private static final RateLimit ONE_AN_HOUR = new RateLimit(1, Duration.ofHours(1));
    private static final Duration DAYS = Duration.ofDays(400);

    private final LimitKey key = new LimitKey("send:" + UUID.randomUUID());

    protected abstract RateLimiter limiter();

    /** Lets {@code time} pass by the limiter's clock: a manual clock moves, a real server is waited for. */
    protected abstract void pass(Duration time);

    /** The limiter's own clock. */
    protected abstract Instant now();

    @Test
    void firstSlotIsNow() {
        assertThat(booked(limiter().reserve(key, ONE_AN_HOUR, 1, Duration.ZERO)))
                .isZero();
    }

    @Test
    void slotsAreOneSpacingApart() {
        booked(limiter().reserve(key, ONE_A_MINUTE, 1, DAYS));
        assertAbout(60, booked(limiter().reserve(key, ONE_A_MINUTE, 1, DAYS)));
        assertAbout(120, booked(limiter().reserve(key, ONE_A_MINUTE, 1, DAYS)));
    }

    @Test
    void manyPermitsTakeAsManySlots() {
        RateLimit tenAMinute = new RateLimit(10, Duration.ofMinutes(1));
        booked(limiter().reserve(key, tenAMinute, 10, DAYS));
        assertAbout(60, booked(limiter().reserve(key, tenAMinute, 1, DAYS)));
        assertAbout(66, booked(limiter().reserve(key, tenAMinute, 10, DAYS)));
    }

    @Test
    void slotTooFarAheadIsNotBooked() {
        booked(limiter().reserve(key, ONE_AN_HOUR, 1, DAYS));
        Reservation refused = limiter().reserve(key, ONE_AN_HOUR, 1, Duration.ofSeconds(100));
        assertAbout(3500, refusedFor(refused));
        assertAbout(3600, booked(limiter().reserve(key, ONE_AN_HOUR, 1, DAYS)));
    }

    @Test
    void askingAgainWhenToldBooks() {
        RateLimit oneASecond = RateLimit.perSecond(1);
        booked(limiter().reserve(key, oneASecond, 1, Duration.ZERO));
        pass(refusedFor(limiter().reserve(key, oneASecond, 1, Duration.ZERO)));
        assertThat(booked(limiter().reserve(key, oneASecond, 1, Duration.ZERO))).isZero();
    }

    @Test
    void idlenessEarnsNoBurst() {
        booked(limiter().reserve(key, new RateLimit(10, Duration.ofSeconds(1)), 1, Duration.ZERO));
        pass(Duration.ofMillis(300));
        assertThat(booked(limiter().reserve(key, ONE_A_MINUTE, 1, Duration.ZERO)))
                .isZero();
        assertAbout(60, booked(limiter().reserve(key, ONE_A_MINUTE, 1, DAYS)));
    }

    @Test
    void keysAreLimitedApart() {
        booked(limiter().reserve(key, ONE_AN_HOUR, 1, Duration.ZERO));
        booked(limiter().reserve(new LimitKey(key + ":other"), ONE_AN_HOUR, 1, Duration.ZERO));
    }

    @Test
    void holdBackHoldsEveryoneBack() {
        limiter().holdBack(key, Duration.ofMinutes(60));
        assertAbout(3600, refusedFor(limiter().reserve(key, RateLimit.perSecond(100), 1, Duration.ZERO)));
        assertAbout(3600, booked(limiter().reserve(key, RateLimit.perSecond(100), 1, DAYS)));
    }

    @Test
    void holdBackEnds() {
        Duration block = Duration.ofMillis(200);
        limiter().holdBack(key, block);
        pass(block);
        assertThat(booked(limiter().reserve(key, ONE_AN_HOUR, 1, Duration.ZERO)))
                .isZero();
    }

    @Test
    void holdBackBringsNoSlotForward() {
        booked(limiter().reserve(key, ONE_AN_HOUR, 1, Duration.ZERO));
        limiter().holdBack(key, Duration.ofMinutes(1));
        limiter().holdBack(key, Duration.ZERO);
        assertAbout(3600, booked(limiter().reserve(key, ONE_AN_HOUR, 1, DAYS)));
    }

    @Test
    void noWindowHoldsMoreThanItsPermitsHoweverManyBookAtOnce() {
        RateLimit limit = new RateLimit(20, Duration.ofMinutes(1));
        long seed = new Random().nextLong();
        List<Slot> slots = new ArrayList<>();
        AtOnce.call(64, caller -> bookings(limit, new Random(seed + caller))).forEach(slots::addAll);
        slots.sort(Comparator.comparing(Slot::notBefore));

        assertThat(slots).as("seed %d", seed).hasSizeGreaterThan(limit.permits() * 10);
        for (int first = 0; first + limit.permits() < slots.size(); first++) {
            Slot oneTooMany = slots.get(first + limit.permits());
            assertThat(Duration.between(slots.get(first).notBefore(), oneTooMany.notAfter()))
                    .as("from slot %d to the one %d later, seed %d", first, limit.permits(), seed)
                    .isGreaterThanOrEqualTo(limit.period());
        }
        Duration all =
                Duration.between(slots.getFirst().notAfter(), slots.getLast().notBefore());
        assertThat(all)
                .as("no slot is lost, seed %d", seed)
                .isLessThanOrEqualTo(Duration.ofSeconds(3).multipliedBy(slots.size() - 1));
    }

    @Test
    void budgetMayBeUsedUpAtOnceAndSaysWhenItGoesOn() {
        Window budget = budget("hour", 100, Duration.ofHours(1), 10);
        booked(limiter().book(new Booking(List.of(budget), 10, DAYS)));
        Reservation refused = limiter().book(new Booking(List.of(budget), 1, DAYS));
        assertThat(refused)
                .isInstanceOfSatisfying(
                        TooFarAhead.class, answer -> assertThat(answer.window()).isEqualTo(budget.key()));
        assertThat(refusedFor(refused)).isBetween(Duration.ofMinutes(59), Duration.ofSeconds(3637));
    }

    @Test
    void budgetComesBackWhenItIsAPeriodOld() {
        Window budget = budget("short", 3, Duration.ofMillis(200), 3);
        booked(limiter().book(new Booking(List.of(budget), 1, DAYS)));
        pass(refusedFor(limiter().book(new Booking(List.of(budget), 1, DAYS))));
        assertThat(booked(limiter().book(new Booking(List.of(budget), 1, DAYS))))
                .isZero();
    }

    @Test
    void whatWentByUnusedMayBeBookedAgain() {
        List<Window> hour = List.of(new Window.Budget(key, new RateLimit(10, Duration.ofHours(1)), 1));
        Reservation.Booked first = (Reservation.Booked) limiter().book(new Booking(hour, 10, Duration.ZERO));
        assertThat(limiter().book(new Booking(hour, 1, Duration.ZERO))).isInstanceOf(Reservation.TooFarAhead.class);
        List<UnusedSlots> unused = List.of(new UnusedSlots(first.clock().plus(first.startsIn()), 4));
        assertThat(limiter().book(new Booking(hour, 4, Duration.ZERO, unused))).isInstanceOf(Reservation.Booked.class);
        assertThat(limiter().book(new Booking(hour, 1, Duration.ZERO))).isInstanceOf(Reservation.TooFarAhead.class);
    }

    @Test
    void windowsAreBookedTogetherOrNotAtAll() {
        Window pace = new Window.Pace(key, ONE_AN_HOUR);
        Window roomy = budget("roomy", 2, Duration.ofHours(1), 1);
        Window empty = budget("empty", 1, Duration.ofHours(1), 1);
        booked(limiter().book(new Booking(List.of(empty), 1, DAYS)));
        refusedFor(limiter().book(new Booking(List.of(pace, roomy, empty), 1, Duration.ofMinutes(1))));
        booked(limiter().book(new Booking(List.of(pace, roomy), 1, Duration.ofMinutes(1))));
        Reservation taken = limiter().book(new Booking(List.of(roomy, pace), 1, Duration.ofMinutes(1)));
        assertThat(((TooFarAhead) taken).window()).isEqualTo(key);
        booked(limiter().book(new Booking(List.of(roomy), 1, DAYS)));
        refusedFor(limiter().book(new Booking(List.of(roomy), 1, DAYS)));
    }

    @Test
    void slotsFarAheadCountInTheirOwnTime() {
        Window pace = new Window.Pace(key, ONE_A_MINUTE);
        Window budget = budget("three", 3, Duration.ofHours(1), 1);
        booked(limiter().book(new Booking(List.of(pace, budget), 1, DAYS)));
        assertAbout(60, booked(limiter().book(new Booking(List.of(pace, budget), 1, DAYS))));
        assertAbout(120, booked(limiter().book(new Booking(List.of(pace, budget), 1, DAYS))));
        Reservation refused = limiter().book(new Booking(List.of(pace, budget), 1, DAYS));
        assertThat(((TooFarAhead) refused).window()).isEqualTo(budget.key());
    }

    @Test
    void answersTellTheLimitersClock() {
        Instant before = now();
        Booked answer = (Booked) limiter().reserve(key, ONE_AN_HOUR, 1, Duration.ZERO);
        assertThat(Instant.EPOCH.plus(answer.clock())).isBetween(before.truncatedTo(ChronoUnit.MICROS), now());
    }

    @Test
    void budgetIsKeptHoweverManyBookAtOnce() {
        Window budget = budget("many", 100, Duration.ofHours(1), 3);
        long booked = AtOnce.call(64, _ -> limiter().book(new Booking(List.of(budget), 1, DAYS))).stream()
                .filter(Booked.class::isInstance)
                .count();
        assertThat(booked).isEqualTo(33);
    }

    @Test
    void largestSizesHold() {
        LimitKey longest = new LimitKey(
                key + "_-.:".repeat(32).substring(0, 128 - key.value().length()));
        RateLimit fastest = new RateLimit(1_000_000, Duration.ofSeconds(1));
        booked(limiter().reserve(longest, fastest, 1_000_000, Duration.ofSeconds(Long.MAX_VALUE)));
        RateLimit slowest = new RateLimit(1, Duration.ofDays(31));
        booked(limiter().reserve(longest, slowest, 1, Duration.ofSeconds(Long.MAX_VALUE)));
        assertAbout(31 * 24 * 3600 + 1, booked(limiter().reserve(longest, slowest, 1, DAYS)));
        limiter().holdBack(longest, Duration.ofSeconds(Long.MAX_VALUE));
        refusedFor(limiter().reserve(longest, slowest, 1, DAYS));
    }

    @Test
    void neitherNoneNorMoreThanTheLimitAreBookedAtOnce() {
        RateLimit limit = RateLimit.perSecond(5);
        assertThatIllegalArgumentException().isThrownBy(() -> limiter().reserve(key, limit, 0, DAYS));
        assertThatIllegalArgumentException().isThrownBy(() -> limiter().reserve(key, limit, 6, DAYS));
    }

    private Window budget(String name, int permits, Duration period, int cost) {
        return new Window.Budget(new LimitKey(key + ":" + name), new RateLimit(permits, period), cost);
    }

    private List<Slot> bookings(RateLimit limit, Random random) {
        List<Slot> slots = new ArrayList<>();
        for (int call = 0; call < 4; call++) {
            int permits = 1 + random.nextInt(3);
            Instant before = now();
            Duration wait = booked(limiter().reserve(key, limit, permits, DAYS));
            Instant after = now();
            IntStream.range(0, permits)
                    .mapToObj(slot -> wait.plusNanos(slot * limit.spacingMicros() * 1000))
                    .forEach(startsIn -> slots.add(new Slot(before.plus(startsIn), after.plus(startsIn))));
        }
        return slots;
    }

    /** A slot's beginning: the limiter's clock stood somewhere between the two when the wait was told. */
    private record Slot(Instant notBefore, Instant notAfter) {}

    private static Duration booked(Reservation reservation) {
        return switch (reservation) {
            case Booked booked -> booked.startsIn();
            case TooFarAhead refused -> throw new AssertionError("should be booked: " + refused);
        };
    }

    private static Duration refusedFor(Reservation reservation) {
        return switch (reservation) {
            case Booked booked -> throw new AssertionError("should be refused: " + booked);
            case TooFarAhead refused -> refused.retryAfter();
        };
    }

    /** Real clocks move between two calls: up to 20 seconds on a machine that is very busy. */
    private static void assertAbout(long seconds, Duration wait) {
        assertThat(wait).isBetween(Duration.ofSeconds(seconds - 20), Duration.ofSeconds(seconds));
    }
}
