package io.wecomops.benchmarks.limit;

import io.wecomops.adapters.redis.RedisAdapters;
import io.wecomops.adapters.redis.RedisSettings;
import io.wecomops.benchmarks.load.BareScript;
import io.wecomops.benchmarks.load.Rounds;
import io.wecomops.benchmarks.table.Measurement;
import io.wecomops.benchmarks.table.Row;
import io.wecomops.benchmarks.table.Section;
import io.wecomops.domain.limit.Booking;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.limit.Window;
import io.wecomops.testservers.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How fast slots are booked where the limit is out of reach, against the same script without our code. */
public final class ReserveMeasurement implements Measurement {
    private static final Duration FAR = Duration.ofDays(1);
    private static final List<Integer> THREADS = List.of(1, 8, 64);
    private static final List<Window> THREE = List.of(
            new Window.Pace(new LimitKey("ours-three"), RateLimit.perSecond(1_000_000)),
            new Window.Budget(new LimitKey("ours:minute"), new RateLimit(1_000_000, Duration.ofMinutes(1)), 1),
            new Window.Budget(new LimitKey("ours:hour"), new RateLimit(1_000_000, Duration.ofHours(1)), 1));
    /** A pace, and budgets that never run out, of a minute and an hour. */
    private static final String[] THREE_WINDOWS = ("1 60000000 0 pace 1 0 0 0 budget 1000000000 1 600000 60000000 0 0 0"
                    + " budget 1000000000 1 36000000 3600000000 0 0 0")
            .split(" ");

    private static final String METHOD = """
            One process books slots without waiting for them (limit 1,000,000/s) from virtual threads over one connection. The \
            bound runs the very same script with fixed arguments by EVALSHA through Lettuce, and nothing else; a pace alone, and with two budgets that do not run out; beside it, an \
            EVALSHA that only returns 1. Rounds by turns; medians of rates, and of the rounds' own ratios.""";

    @Override
    public String name() {
        return "reserve";
    }

    @Override
    public List<Section> measure(boolean quick) throws Exception {
        TestRedis redis = TestRedis.startOwn();
        List<Row> rows = new ArrayList<>();
        try (RedisAdapters adapters = RedisAdapters.connect(RedisSettings.of(redis.url()))) {
            RateLimiter limiter = adapters.rateLimiter();
            LimitKey key = new LimitKey("ours");
            RateLimit limit = RateLimit.perSecond(1_000_000);
            BareScript same = BareScript.ours(redis.url(), "book_slots.lua");
            BareScript empty = BareScript.of(redis.url(), "return {1}");
            String[] keys = {"bare"};
            String[] three = {"bare-pace", "bare-minute", "bare-hour"};
            Booking windows = new Booking(THREE, 1, FAR);
            for (int threads : THREADS) {
                Rounds rounds = Rounds.run(
                        quick ? 3 : 5,
                        threads,
                        quick ? 500 : 1_000,
                        () -> limiter.reserve(key, limit, 1, FAR),
                        () -> same.run(keys, "1", "86400000000", "0", "pace", "1", "0", "0", "0"),
                        () -> empty.run(keys, "1"));
                rows.add(Row.ofRates(
                        "book, " + threads + " threads; the same script bare",
                        rounds.median(0),
                        rounds.median(1),
                        rounds.ratio(0, 1),
                        rounds.worstRatio(0, 1),
                        "≥ 80 %"));
                Rounds multi = Rounds.run(
                        quick ? 3 : 5,
                        threads,
                        quick ? 500 : 1_000,
                        () -> limiter.book(windows),
                        () -> same.run(three, THREE_WINDOWS));
                rows.add(Row.ofRates(
                        "book a pace and two budgets, " + threads + " threads; the same script bare",
                        multi.median(0),
                        multi.median(1),
                        multi.ratio(0, 1),
                        multi.worstRatio(0, 1),
                        "≥ 80 %"));
                rows.add(Row.ofRates(
                        "book, " + threads + " threads; an empty script",
                        rounds.median(0),
                        rounds.median(2),
                        rounds.ratio(0, 2),
                        rounds.worstRatio(0, 2),
                        "-"));
            }
        }
        String server = BareScript.serverOf(redis.url());
        redis.stop();
        return List.of(new Section(name(), "Limiter: booking without a pace", METHOD, server, rows));
    }
}
