package io.wecomops.benchmarks.permit;

import io.wecomops.adapters.redis.RedisAdapters;
import io.wecomops.adapters.redis.RedisSettings;
import io.wecomops.benchmarks.load.BareScript;
import io.wecomops.benchmarks.load.Rounds;
import io.wecomops.benchmarks.table.Measurement;
import io.wecomops.benchmarks.table.Row;
import io.wecomops.benchmarks.table.Section;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.PermitPool;
import io.wecomops.testservers.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.redisson.Redisson;
import org.redisson.api.RPermitExpirableSemaphore;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** How fast permits are taken and given back. */
public final class PermitMeasurement implements Measurement {
    private static final int PERMITS = 100;
    private static final List<Integer> THREADS = List.of(1, 8, 64);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final String METHOD = """
            One process takes a permit (of 100, for 30 s) and gives it back, over and over, from virtual threads over one \
            connection; a pair is both. The bound runs the very same two scripts by EVALSHA through Lettuce, and nothing else; \
            beside it, two EVALSHA that only return 1, and Redisson's `RPermitExpirableSemaphore`. Rounds by turns; medians of \
            rates, and of the rounds' own ratios.""";

    private final AtomicLong ids = new AtomicLong();

    @Override
    public String name() {
        return "permits";
    }

    @Override
    public List<Section> measure(boolean quick) throws Exception {
        TestRedis redis = TestRedis.startOwn();
        Config config = new Config();
        config.useSingleServer().setAddress(redis.url());
        RedissonClient redisson = Redisson.create(config);
        List<Row> rows = new ArrayList<>();
        try (RedisAdapters adapters = RedisAdapters.connect(RedisSettings.of(redis.url()))) {
            for (int threads : THREADS) {
                rows.addAll(rows(threads, rounds(threads, quick, redis.url(), adapters.permitPool(), redisson)));
            }
        } finally {
            redisson.shutdown();
        }
        String server = BareScript.serverOf(redis.url());
        redis.stop();
        return List.of(new Section(name(), "Permits: taken and given back", METHOD, server, rows));
    }

    private Rounds rounds(int threads, boolean quick, String url, PermitPool permits, RedissonClient redisson)
            throws Exception {
        LimitKey pool = new LimitKey("ours-" + threads);
        BareScript acquire = BareScript.ours(url, "acquire_permit.lua");
        BareScript release = BareScript.ours(url, "release_permit.lua");
        BareScript empty = BareScript.of(url, "return {1}");
        String[] three = {"bare:holders", "bare:fences", "bare:fence"};
        String[] two = {"bare:holders", "bare:fences"};
        String micros = Long.toString(TimeUnit.NANOSECONDS.toMicros(LEASE.toNanos()));
        RPermitExpirableSemaphore semaphore = redisson.getPermitExpirableSemaphore("peer-" + threads);
        semaphore.trySetPermits(PERMITS);
        return Rounds.run(
                quick ? 3 : 5,
                threads,
                quick ? 500 : 1_000,
                () -> {
                    PermitOwner owner = new PermitOwner(nextId());
                    permits.acquire(pool, owner, PERMITS, LEASE);
                    permits.release(pool, owner);
                },
                () -> {
                    String owner = nextId();
                    acquire.run(three, owner, Integer.toString(PERMITS), micros);
                    release.run(two, owner);
                },
                () -> {
                    String owner = nextId();
                    empty.run(three, owner, Integer.toString(PERMITS), micros);
                    empty.run(two, owner);
                },
                () -> semaphore.release(semaphore.acquire(LEASE.toSeconds(), TimeUnit.SECONDS)));
    }

    private static List<Row> rows(int threads, Rounds rounds) {
        String pairs = "pairs, " + threads + " threads; ";
        return List.of(
                row(pairs + "the same scripts bare", rounds, 1, "≥ 60 %"),
                row(pairs + "empty scripts", rounds, 2, "-"),
                row(pairs + "Redisson 4.7.0", rounds, 3, "-"));
    }

    private static Row row(String what, Rounds rounds, int bound, String target) {
        return Row.ofRates(
                what,
                rounds.median(0),
                rounds.median(bound),
                rounds.ratio(0, bound),
                rounds.worstRatio(0, bound),
                target);
    }

    private String nextId() {
        return "holder-" + ids.incrementAndGet();
    }
}
