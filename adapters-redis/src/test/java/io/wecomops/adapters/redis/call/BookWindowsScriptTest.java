package io.wecomops.adapters.redis.call;

import static io.wecomops.adapters.redis.call.LuaScript.BOOK_SLOTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.adapters.redis.Servers;
import io.wecomops.domain.limit.Booking;
import io.wecomops.domain.limit.BookingDecision;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.Reservation;
import io.wecomops.domain.limit.SlotBook;
import io.wecomops.domain.limit.UnusedSlots;
import io.wecomops.domain.limit.Window;
import io.wecomops.domain.limit.WindowState;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Budgets in the booking script, and several windows at once. */
class BookWindowsScriptTest {
    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3600 * SECOND;
    private static final long PART = HOUR / 100;

    private final String key = Scripts.newKey();

    @Test
    void budgetCountsWhatWasSpentByParts() {
        Budget first = spend(100, 60, 0, 0, 0);
        assertThat(first.booked()).isTrue();
        Budget second = spend(100, 40, 0, 0, 0);
        assertThat(second.total()).isEqualTo(100);
        assertThat(second.born()).isEqualTo(first.born());
        assertThat(second.end()).isBetween(second.clock() + HOUR, second.clock() + HOUR + PART);
        assertThat(spend(100, 1, 0, 0, 0).booked()).isFalse();
        long lifeMillis = Servers.PLAIN.pttl(key);
        assertThat(lifeMillis * 1000).isBetween(HOUR - 20 * SECOND, HOUR + PART + 2 * SECOND);
    }

    @Test
    void partsLeaveWhenTheyAreAPeriodOld() {
        long now = Servers.nowMicros();
        budgetOf(now, (now - HOUR) / PART - 1, 70, (now - HOUR / 2) / PART, 30);
        Budget after = spend(100, 70, 0, 0, 0);
        assertThat(after.booked()).isTrue();
        assertThat(after.total()).isEqualTo(100);
        assertThat(Servers.PLAIN.hexists(key, Long.toString((now - HOUR) / PART - 1)))
                .isFalse();
        Budget refused = spend(100, 1, 0, 0, 0);
        assertThat(refused.micros()).isBetween(HOUR / 2 - PART - 20 * SECOND, HOUR / 2 + PART);
    }

    @Test
    void budgetThatHasEndedIsAnUnusedOne() {
        long now = Servers.nowMicros();
        budgetOf(now, (now - 3 * HOUR) / PART, 70, (now - 2 * HOUR) / PART, 30);
        assertThat(spend(100, 100, 0, 0, 0).total()).isEqualTo(100);
        assertThat(Servers.PLAIN.hlen(key)).isEqualTo(9);
    }

    @Test
    void lostBudgetCountsWhatTheCallerHeard() {
        long now = Servers.nowMicros();
        long end = now + HOUR;
        Budget first = spend(100, 1, now - HOUR, 90, end);
        assertThat(first.total()).isEqualTo(91);
        assertThat(first.end()).isBetween(end - PART, end + PART);
        assertThat(spend(100, 9, now - HOUR, 85, end).total())
                .as("a smaller total of the same loss is known")
                .isEqualTo(100);
        assertThat(spend(100, 1, now - HOUR, 95, end).total())
                .as("a greater one counts by the difference, though this call is refused")
                .isEqualTo(105);
        assertThat(spend(100, 1, 0, 0, 0).total()).as("and is kept").isEqualTo(105);
    }

    @Test
    void whatWasHeardOfThisGenerationIsNotCountedTwice() {
        Budget first = spend(100, 10, 0, 0, 0);
        assertThat(spend(100, 10, first.born(), first.total(), first.end()).total())
                .isEqualTo(20);
    }

    @Test
    void whatWasHeardLongAgoMeansNothing() {
        long now = Servers.nowMicros();
        assertThat(spend(100, 100, now - 5 * HOUR, 100, now - 1).booked()).isTrue();
    }

    @Test
    void lostPaceBeginsWhereNobodyCanHoldASlot() {
        long now = Servers.nowMicros();
        Reply reply = Scripts.run(
                BOOK_SLOTS,
                List.of(key),
                1,
                10 * SECOND,
                0,
                "pace",
                SECOND,
                2 * SECOND,
                now - 20 * SECOND,
                now - 30 * SECOND);
        assertThat(reply.number(1)).isEqualTo(2 * SECOND);
        String idle = Scripts.newKey();
        Reply longAgo = Scripts.run(
                BOOK_SLOTS,
                List.of(idle),
                1,
                10 * SECOND,
                0,
                "pace",
                SECOND,
                2 * SECOND,
                now - 90 * SECOND,
                now - 91 * SECOND);
        assertThat(longAgo.number(1)).isZero();
    }

    @Test
    void clockThatWasSetBackMovesNothingOfABudget() {
        long later = Servers.nowMicros() + 24 * HOUR;
        budgetOf(later, later / PART, 100, later / PART, 0);
        Budget refused = spend(100, 1, 0, 0, 0);
        assertThat(refused.booked()).isFalse();
        assertThat(refused.micros()).isBetween(HOUR - PART, HOUR + PART);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 20261122})
    void sumsAreThoseOfTheDomain(long seed) {
        Random random = new Random(seed);
        List<Window> windows = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int each = 0; each < 4; each++) {
            LimitKey name = new LimitKey("window-" + each);
            RateLimit limit = new RateLimit(20 + random.nextInt(50), Duration.ofMillis(20 + random.nextInt(200)));
            windows.add(
                    each % 2 == 0
                            ? new Window.Pace(name, limit)
                            : new Window.Budget(name, limit, 1 + random.nextInt(4)));
            keys.add(key + each);
        }
        List<WindowState> states =
                new ArrayList<>(windows.stream().map(WindowState::unused).toList());
        List<UnusedSlots> lately = new ArrayList<>();
        for (int step = 0; step < 400; step++) {
            List<Integer> some = random.ints(0, 4)
                    .distinct()
                    .limit(1 + random.nextInt(4))
                    .boxed()
                    .toList();
            Booking booking = new Booking(
                    some.stream().map(windows::get).toList(),
                    1 + random.nextInt(2),
                    Duration.ofMillis(random.nextInt(100)),
                    lately.stream().limit(random.nextInt(3)).toList());
            lately.removeAll(booking.unused());
            List<Object> arguments = new ArrayList<>(List.of(
                    booking.slots(), booking.aheadMicros(), booking.unused().size()));
            booking.unused().forEach(each -> arguments.addAll(List.of(SlotBook.micros(each.last()), each.slots())));
            booking.windows().forEach(window -> arguments.addAll(unheard(booking, window)));
            Reply reply = Scripts.run(BOOK_SLOTS, some.stream().map(keys::get).toList(), arguments.toArray());
            BookingDecision expected =
                    BookingDecision.on(booking, some.stream().map(states::get).toList(), reply.number(3));
            for (int each = 0; each < some.size(); each++) {
                states.set(some.get(each), expected.after().get(each));
            }
            String which = "seed " + seed + ", step " + step + " " + booking;
            switch (expected.answer()) {
                case Reservation.Booked booked -> {
                    assertThat(reply.yes(0)).as(which).isTrue();
                    assertThat(reply.number(1)).as(which).isEqualTo(SlotBook.micros(booked.startsIn()));
                    Duration last = booked.clock()
                            .plus(booked.startsIn())
                            .plus(Duration.of(booking.spanMicros(), ChronoUnit.MICROS));
                    lately.addFirst(new UnusedSlots(last, 1 + random.nextInt(booking.slots())));
                }
                case Reservation.TooFarAhead refused -> {
                    assertThat(reply.yes(0)).as(which).isFalse();
                    assertThat(reply.number(1)).as(which).isEqualTo(SlotBook.micros(refused.retryAfter()));
                    assertThat(booking.windows().get((int) reply.number(2) - 1).key())
                            .as(which)
                            .isEqualTo(refused.window());
                }
            }
        }
    }

    private static List<Object> unheard(Booking booking, Window window) {
        return switch (window) {
            case Window.Pace pace -> List.of("pace", pace.limit().spacingMicros(), 0, 0, 0);
            case Window.Budget budget ->
                List.of(
                        "budget",
                        budget.limit().permits(),
                        booking.costOf(budget),
                        WindowState.Spent.partMicros(budget.limit()),
                        SlotBook.micros(budget.limit().period()),
                        0,
                        0,
                        0);
        };
    }

    private void budgetOf(long seen, long oldest, long first, long newest, long last) {
        Servers.PLAIN.hset(key, "born", "1");
        Servers.PLAIN.hset(key, "seen", Long.toString(seen));
        Servers.PLAIN.hset(key, "total", Long.toString(first + last));
        Servers.PLAIN.hset(key, "oldest", Long.toString(oldest));
        Servers.PLAIN.hset(key, "newest", Long.toString(newest));
        Servers.PLAIN.hincrby(key, Long.toString(oldest), first);
        Servers.PLAIN.hincrby(key, Long.toString(newest), last);
    }

    private Budget spend(int limit, int cost, long heardBorn, long heardTotal, long heardEnd) {
        Reply reply = Scripts.run(
                BOOK_SLOTS,
                List.of(key),
                1,
                HOUR,
                0,
                "budget",
                limit,
                cost,
                PART,
                HOUR,
                heardBorn,
                heardTotal,
                heardEnd);
        return new Budget(
                reply.yes(0), reply.number(1), reply.number(3), reply.number(4), reply.number(5), reply.number(6));
    }

    private record Budget(boolean booked, long micros, long clock, long born, long total, long end) {}
}
