package io.wecomops.adapters.redis.limit;

import io.wecomops.adapters.redis.call.KeySpace;
import io.wecomops.adapters.redis.call.LuaScript;
import io.wecomops.adapters.redis.call.RedisCalls;
import io.wecomops.adapters.redis.call.Reply;
import io.wecomops.domain.limit.Booking;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.limit.Reservation;
import io.wecomops.domain.limit.SlotBook;
import io.wecomops.domain.limit.Window;
import io.wecomops.domain.limit.WindowState;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** One command a booking, however many windows it has and however many nodes book. */
public final class RedisRateLimiter implements RateLimiter {
    /** One tag for all: a booking names any windows together, and Redis Cluster runs a script at one node's keys only. */
    private static final String TAG = "rates";

    private static final int HEAD = 4;
    private static final int OF_EACH = 3;

    private final RedisCalls calls;
    private final KeySpace keys;
    private final HeardWindows heard = new HeardWindows();

    public RedisRateLimiter(RedisCalls calls, KeySpace keys) {
        this.calls = calls;
        this.keys = keys;
    }

    @Override
    public Reservation book(Booking booking) {
        List<String> names = booking.windows().stream().map(this::nameOf).toList();
        List<Object> arguments = new ArrayList<>(List.of(booking.slots(), booking.aheadMicros()));
        arguments.add(booking.unused().size());
        booking.unused().forEach(each -> arguments.addAll(List.of(SlotBook.micros(each.last()), each.slots())));
        for (int each = 0; each < names.size(); each++) {
            arguments.addAll(argumentsOf(booking, booking.windows().get(each), heard.of(names.get(each))));
        }
        Reply reply = calls.run(LuaScript.BOOK_SLOTS, names, arguments.toArray());
        long clock = reply.number(3);
        for (int each = 0; each < names.size(); each++) {
            int from = HEAD + each * OF_EACH;
            heard.put(
                    names.get(each),
                    new Heard(reply.number(from), reply.number(from + 1), reply.number(from + 2), clock));
        }
        Duration wait = micros(reply.number(1));
        return reply.yes(0)
                ? new Reservation.Booked(wait, micros(clock))
                : new Reservation.TooFarAhead(
                        wait, booking.windows().get((int) reply.number(2) - 1).key());
    }

    @Override
    public void holdBack(LimitKey key, Duration block) {
        String name = paceOf(key);
        Heard before = heard.of(name);
        Reply reply =
                calls.run(LuaScript.HOLD_BACK, List.of(name), SlotBook.micros(block), before.state(), before.seen());
        heard.put(name, new Heard(reply.number(0), 0, 0, reply.number(1)));
    }

    private static List<Object> argumentsOf(Booking booking, Window window, Heard heard) {
        long period = SlotBook.micros(window.limit().period());
        return switch (window) {
            case Window.Pace pace ->
                List.of(
                        "pace",
                        pace.limit().spacingMicros(),
                        Math.clamp(booking.aheadMicros(), 0, period),
                        heard.state(),
                        heard.seen());
            case Window.Budget budget ->
                List.of(
                        "budget",
                        budget.limit().permits(),
                        booking.costOf(budget),
                        WindowState.Spent.partMicros(budget.limit()),
                        period,
                        heard.state(),
                        heard.total(),
                        heard.end());
        };
    }

    private String nameOf(Window window) {
        return switch (window) {
            case Window.Pace pace -> paceOf(pace.key());
            case Window.Budget budget ->
                keys.key(
                        "budget:2",
                        TAG,
                        budget.key() + ":" + SlotBook.micros(budget.limit().period()));
        };
    }

    private String paceOf(LimitKey key) {
        return keys.key("rate:2", TAG, key);
    }

    private static Duration micros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
