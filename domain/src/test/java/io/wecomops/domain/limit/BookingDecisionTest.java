package io.wecomops.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BookingDecisionTest {
    private static final long NOW = 1_795_000_000_000_000L;
    private static final long SECOND = 1_000_000;
    private static final LimitKey PACE = new LimitKey("pace");
    private static final LimitKey HOUR = new LimitKey("hour");
    private static final Window TEN_AN_HOUR = new Window.Budget(HOUR, new RateLimit(10, Duration.ofHours(1)), 1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<Window, WindowState> states = new HashMap<>();

    static LongStream seeds() {
        return LongStream.concat(
                LongStream.rangeClosed(1, 40),
                LongStream.generate(new Random()::nextLong).limit(20));
    }

    @Test
    void budgetMayBeUsedUpAtOnce() {
        assertThat(answer(NOW, 10, TEN_AN_HOUR)).isInstanceOf(Reservation.Booked.class);
        Reservation.TooFarAhead refused = (Reservation.TooFarAhead) answer(NOW, 1, TEN_AN_HOUR);
        assertThat(refused.window()).isEqualTo(HOUR);
        assertThat(refused.retryAfter()).isBetween(Duration.ofMinutes(60), Duration.ofSeconds(3636));
    }

    @Test
    void askingAgainWhenToldIsPaidAndAMicrosecondEarlierIsNot() {
        answer(NOW, 4, TEN_AN_HOUR);
        answer(NOW + 600 * SECOND, 6, TEN_AN_HOUR);
        long first = SlotBook.micros(retryAfter(answer(NOW + 600 * SECOND, 4, TEN_AN_HOUR)));
        long both = SlotBook.micros(retryAfter(answer(NOW + 600 * SECOND, 5, TEN_AN_HOUR)));
        assertThat(both).isGreaterThan(first);
        assertThat(retryAfter(answer(NOW + 600 * SECOND + first - 1, 4, TEN_AN_HOUR)))
                .isEqualTo(Duration.of(1, ChronoUnit.MICROS));
        assertThat(answer(NOW + 600 * SECOND + first, 4, TEN_AN_HOUR)).isInstanceOf(Reservation.Booked.class);
    }

    @Test
    void whatWentByUnusedIsGivenBackAndNoMoreThanThat() {
        answer(NOW, 4, TEN_AN_HOUR);
        answer(NOW + 60 * SECOND, 6, TEN_AN_HOUR);
        assertThat(giveBack(NOW + 61 * SECOND, 5, new UnusedSlots(at(NOW), 5)))
                .as("more than was booked there")
                .isInstanceOf(Reservation.TooFarAhead.class);
        assertThat(giveBack(NOW + 61 * SECOND, 1, new UnusedSlots(at(NOW + 30 * SECOND), 1)))
                .as("nothing was booked there")
                .isInstanceOf(Reservation.TooFarAhead.class);
        assertThat(giveBack(NOW + 61 * SECOND, 5, new UnusedSlots(at(NOW), 3)))
                .as("and is kept though this is refused")
                .isInstanceOf(Reservation.TooFarAhead.class);
        assertThat(answer(NOW + 62 * SECOND, 3, TEN_AN_HOUR)).isInstanceOf(Reservation.Booked.class);
        assertThat(answer(NOW + 62 * SECOND, 1, TEN_AN_HOUR)).isInstanceOf(Reservation.TooFarAhead.class);
    }

    @Test
    void nothingIsGivenBackAfterAClockThatWasSetBack() {
        answer(NOW, 10, TEN_AN_HOUR);
        assertThat(giveBack(NOW - 60 * SECOND, 1, new UnusedSlots(at(NOW), 1)))
                .isInstanceOf(Reservation.TooFarAhead.class);
    }

    private Reservation giveBack(long now, int slots, UnusedSlots unused) {
        return decide(new Booking(List.of(TEN_AN_HOUR), slots, MINUTE, List.of(unused)), now);
    }

    private static Duration at(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    @Test
    void refusalOfOneWindowTakesNothingOfTheOthers() {
        Window pace = new Window.Pace(PACE, RateLimit.perSecond(1));
        answer(NOW, 10, TEN_AN_HOUR);
        assertThat(answer(NOW, 1, pace, TEN_AN_HOUR)).isInstanceOf(Reservation.TooFarAhead.class);
        assertThat(answer(NOW, 1, pace))
                .isEqualTo(new Reservation.Booked(Duration.ZERO, Duration.of(NOW, ChronoUnit.MICROS)));
    }

    @Test
    void longestWaitIsTold() {
        Window pace = new Window.Pace(PACE, new RateLimit(1, Duration.ofHours(5)));
        answer(NOW, 1, pace);
        answer(NOW, 10, TEN_AN_HOUR);
        assertThat(((Reservation.TooFarAhead) answer(NOW, 1, TEN_AN_HOUR, pace)).window())
                .isEqualTo(PACE);
    }

    @Test
    void slotsOfSeveralPacesKeepTheSlowest() {
        Window slow = new Window.Pace(PACE, RateLimit.perSecond(10));
        Window fast = new Window.Pace(new LimitKey("fast"), RateLimit.perSecond(100));
        answer(NOW, 4, slow, fast);
        assertThat(((WindowState.Paced) stateOf(slow)).nextFreeMicros()).isEqualTo(NOW + 400_000);
        assertThat(((WindowState.Paced) stateOf(fast)).nextFreeMicros()).isEqualTo(NOW + 310_000);
    }

    @Test
    void clockThatWasSetBackNeitherGrantsABudgetAnewNorLengthensIt() {
        answer(NOW, 10, TEN_AN_HOUR);
        long day = 24 * 3600 * SECOND;
        assertThat(retryAfter(answer(NOW - day, 1, TEN_AN_HOUR))).isLessThan(Duration.ofMinutes(61));
        assertThat(answer(NOW - day + 3_000 * SECOND, 1, TEN_AN_HOUR)).isInstanceOf(Reservation.TooFarAhead.class);
        assertThat(answer(NOW - day + 3_640 * SECOND, 10, TEN_AN_HOUR)).isInstanceOf(Reservation.Booked.class);
    }

    /** Random windows, chunks, costs and pauses, the clock set back among them: each rule holds by a clock nobody sets. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noWindowEverHoldsMoreThanItsLimit(long seed) {
        Random random = new Random(seed);
        List<Window> all = new ArrayList<>();
        for (int each = 0; each < 4; each++) {
            LimitKey key = new LimitKey("window-" + each);
            RateLimit limit = new RateLimit(6 + random.nextInt(40), Duration.ofMillis(4_100 + random.nextInt(16_000)));
            all.add(
                    random.nextBoolean()
                            ? new Window.Pace(key, limit)
                            : new Window.Budget(key, limit, 1 + random.nextInt(3)));
        }
        Map<Window, List<Long>> spent = new HashMap<>();
        long trueTime = NOW;
        long setBack = 0;
        for (int step = 0; step < 600; step++) {
            trueTime += random.nextInt(20) == 0 ? random.nextLong(20 * SECOND) : random.nextInt(100_000);
            setBack += random.nextInt(30) == 0 ? random.nextLong(3600 * SECOND) : 0;
            List<Window> some = all.stream().filter(_ -> random.nextInt(4) > 0).toList();
            if (some.isEmpty()) {
                continue;
            }
            int slots = 1 + random.nextInt(2);
            Booking booking = new Booking(some, slots, Duration.ofMillis(random.nextInt(30_000)));
            if (decide(booking, trueTime - setBack) instanceof Reservation.Booked booked) {
                for (int slot = 0; slot < slots; slot++) {
                    long at = trueTime + SlotBook.micros(booked.startsIn()) + slot * booking.spacingMicros();
                    for (Window window : some) {
                        int cost = window instanceof Window.Budget budget ? budget.cost() : 1;
                        for (int unit = 0; unit < cost; unit++) {
                            spent.computeIfAbsent(window, _ -> new ArrayList<>())
                                    .add(at);
                        }
                    }
                }
            }
        }
        assertThat(spent).as("seed %d", seed).isNotEmpty();
        spent.forEach((window, instants) -> {
            instants.sort(null);
            int permits = window.limit().permits();
            for (int first = 0; first + permits < instants.size(); first++) {
                assertThat(instants.get(first + permits) - instants.get(first))
                        .as("seed %d, %s", seed, window)
                        .isGreaterThanOrEqualTo(SlotBook.micros(window.limit().period()));
            }
        });
    }

    /** A minute and a second's limit that are the same, as 10,000 a minute and 167 a second nearly are; booked half a second ahead. */
    @Test
    void paceOfTheSameLimitNeverWaitsForItsBudget() {
        Window pace = new Window.Pace(PACE, Headroom.in(RateLimit.perSecond(20)));
        Window budget = new Window.Budget(HOUR, Headroom.in(new RateLimit(1200, MINUTE)), 1);
        long next = NOW;
        for (long now = NOW; now < NOW + 600 * SECOND; now = Math.max(now, next - SECOND / 2)) {
            Reservation answer = answer(now, 2, pace, budget);
            assertThat(answer).isInstanceOf(Reservation.Booked.class);
            next = now + SlotBook.micros(((Reservation.Booked) answer).startsIn()) + 2 * 50_400;
        }
    }

    /** A saturated budget gives all of it in each period and a 250th. */
    @Test
    void budgetIsUsedWhereItIsAskedForOverAndOver() {
        long booked = 0;
        long end = NOW + 10 * 3600 * SECOND;
        for (long now = NOW; now < end; now += 10 * SECOND) {
            booked += answer(now, 1, TEN_AN_HOUR) instanceof Reservation.Booked ? 1 : 0;
        }
        assertThat(booked).isBetween(97L, 100L);
    }

    private Reservation answer(long now, int slots, Window... windows) {
        return decide(new Booking(List.of(windows), slots, MINUTE), now);
    }

    private Reservation decide(Booking booking, long now) {
        BookingDecision decision = BookingDecision.on(
                booking, booking.windows().stream().map(this::stateOf).toList(), now);
        for (int each = 0; each < booking.windows().size(); each++) {
            states.put(booking.windows().get(each), decision.after().get(each));
        }
        return decision.answer();
    }

    private WindowState stateOf(Window window) {
        return states.getOrDefault(window, WindowState.unused(window));
    }

    private static Duration retryAfter(Reservation answer) {
        return ((Reservation.TooFarAhead) answer).retryAfter();
    }
}
