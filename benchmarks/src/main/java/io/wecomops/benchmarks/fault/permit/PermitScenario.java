package io.wecomops.benchmarks.fault.permit;

import io.wecomops.adapters.redis.RedisAdapters;
import io.wecomops.adapters.redis.RedisSettings;
import io.wecomops.benchmarks.fault.harness.RedisControl;
import io.wecomops.benchmarks.fault.harness.Run;
import io.wecomops.benchmarks.fault.harness.Scenario;
import io.wecomops.domain.limit.Attempt;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.PermitPool;
import io.wecomops.testservers.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Random acquiring, renewing and giving back through crashes, pauses past the lease, skewed clocks and Redis' moods. */
public final class PermitScenario implements Scenario {
    private static final long SLACK_MICROS = 100_000;
    private static final int SATURATED_PERMITS = PermitNode.THREADS; // 4 nodes x 8 threads want 8
    private static final int OPERATIONS_A_ROUND = 10_000;

    /** What befalls the nodes; each once a round, in an order by chance. */
    private enum Fault {
        KILL,
        PAUSE_PAST_LEASE,
        FLUSH_SCRIPTS,
        HANG
    }

    @Override
    public String name() {
        return "permits";
    }

    @Override
    public int operations() {
        return 100_000;
    }

    @Override
    public void run(Run run) throws Exception {
        TestRedis server = TestRedis.startOwn();
        try (PermitJudge judge = PermitJudge.start();
                RedisControl redis = new RedisControl(server.url());
                PermitNodes nodes = new PermitNodes(server.url(), judge.port(), run)) {
            throughFaults(run, judge, redis, nodes);
            saturate(run, judge, nodes);
            afterTheLastCrash(run, server, redis, nodes);
            verdict(run, judge);
        } finally {
            server.stop();
        }
    }

    private static void throughFaults(Run run, PermitJudge judge, RedisControl redis, PermitNodes nodes)
            throws InterruptedException {
        RandomGenerator chances = run.chances("faults");
        int rounds = Math.max(1, run.operations() / OPERATIONS_A_ROUND);
        int faults = rounds * Fault.values().length;
        int probes = 0;
        List<String> wrong = new ArrayList<>();
        nodes.sayAll("go");
        for (int round = 0; round < rounds; round++) {
            List<Fault> order = new ArrayList<>(List.of(Fault.values()));
            Collections.shuffle(order, new Random(chances.nextLong()));
            for (Fault fault : order) {
                long next = (long) run.operations() * ++probes / (faults + 1);
                run.await("operation " + next, () -> judge.operations() >= next);
                befall(fault, run, redis, nodes, chances.nextInt(PermitNodes.NODES));
                nodes.hold();
                wrong.addAll(differences(judge, redis, nodes));
                nodes.sayAll("go");
            }
        }
        run.await("the last operation", () -> judge.operations() >= run.operations());
        nodes.hold();
        wrong.addAll(differences(judge, redis, nodes));
        run.claim(
                wrong.isEmpty(),
                "what Redis holds is what live nodes hold, at every probe (ZCARD included)",
                (probes + 1) + " probes of " + RandomHolding.POOLS.size() + " pools, differences " + wrong);
    }

    private static void befall(Fault fault, Run run, RedisControl redis, PermitNodes nodes, int node)
            throws InterruptedException {
        run.say(fault + (fault == Fault.KILL || fault == Fault.PAUSE_PAST_LEASE ? " node " + node : ""));
        switch (fault) {
            case KILL -> nodes.replace(node);
            case PAUSE_PAST_LEASE -> pausePastLease(run, nodes, node, (node + 1) % PermitNodes.NODES);
            case FLUSH_SCRIPTS -> redis.flushScripts();
            case HANG -> redis.pauseClients(Duration.ofMillis(1_500)); // longer than a lease, shorter than a time limit
        }
    }

    /** One holds a permit and does not know that it has slept; another has it meanwhile. */
    private static void pausePastLease(Run run, PermitNodes nodes, int sleeper, int heir) throws InterruptedException {
        nodes.get(sleeper).say("grip 1:gripped");
        String first = nodes.get(sleeper).hear("gripped");
        nodes.get(sleeper).stop();
        Thread.sleep(PermitNode.LEASE.multipliedBy(3));
        nodes.get(heir).say("grip 1:gripped");
        String second = nodes.get(heir).hear("gripped");
        nodes.get(sleeper).goOn();
        nodes.get(sleeper).say("strike");
        String late = nodes.get(sleeper).hear("struck");
        nodes.get(heir).say("loosen");
        nodes.get(heir).hear("loosened");
        run.claim(
                first.equals("true") && second.equals("true") && late.equals("false"),
                "who slept past its lease is refused by the fence of its heir",
                "admitted " + first + ", " + second + ", then late " + late);
    }

    private static List<String> differences(PermitJudge judge, RedisControl redis, PermitNodes nodes) {
        List<String> wrong = new ArrayList<>();
        for (String pool : RandomHolding.POOLS) {
            HeldPermits held = HeldPermits.of(pool, redis);
            // read after it: who is live now was live then
            wrong.addAll(held.differences(judge.pool(pool).holders(), nodes.dead()));
            if (held.live().size() > PermitJudge.limitOf(pool)) {
                wrong.add(pool + " has " + held.live().size());
            }
        }
        return wrong;
    }

    private static void saturate(Run run, PermitJudge judge, PermitNodes nodes) throws InterruptedException {
        String name = SATURATED_PERMITS + ":saturated";
        FencedPool pool = judge.pool(name);
        nodes.sayAll("saturate " + name);
        run.await("permits in use", () -> pool.seen().admitted() > 2 * SATURATED_PERMITS);
        long start = System.nanoTime();
        long before = pool.occupiedNanos();
        Thread.sleep(run.measured() ? 10_000 : 1_000);
        long end = System.nanoTime();
        double used = (double) (pool.occupiedNanos() - before) / (end - start) / SATURATED_PERMITS;
        run.figure(
                used >= 0.95,
                "in use of " + SATURATED_PERMITS + " permits that 32 threads want for 30 to 69 ms each, at least 95 %",
                String.format(Locale.ROOT, "%.1f %%", 100 * used));
    }

    private static void afterTheLastCrash(Run run, TestRedis server, RedisControl redis, PermitNodes nodes)
            throws InterruptedException {
        String pool = SATURATED_PERMITS + ":saturated";
        nodes.killAll();
        long crash = redis.timeMicros();
        HeldPermits left = HeldPermits.of(pool, redis);
        long leaseMicros = PermitNode.LEASE.toNanos() / 1_000;
        run.claim(
                left.lastEnd() <= crash + leaseMicros + SLACK_MICROS,
                "after the last crash all leases end within a lease and 100 ms by Redis' clock",
                left.live().size() + " held, the last ends " + (left.lastEnd() - crash) / 1_000
                        + " ms after the crash");
        run.await("the end of the last lease", () -> redis.timeMicros() > crash + leaseMicros + SLACK_MICROS);
        int granted = 0;
        try (RedisAdapters heir = RedisAdapters.connect(RedisSettings.of(server.url()))) {
            PermitPool permits = heir.permitPool();
            for (int permit = 0; permit < SATURATED_PERMITS; permit++) {
                Attempt attempt = permits.acquire(
                        Holder.key(pool),
                        new PermitOwner("heir:" + permit),
                        SATURATED_PERMITS,
                        PermitNode.LEASE.multipliedBy(60));
                granted += attempt instanceof Attempt.Granted ? 1 : 0;
            }
        }
        run.claim(granted == SATURATED_PERMITS, "then all permits are granted at the first asking", granted);
    }

    private static void verdict(Run run, PermitJudge judge) {
        long refused = 0;
        for (var entry : judge.pools().entrySet()) {
            FencedPool.Seen seen = entry.getValue().seen();
            refused += seen.refused();
            run.claim(
                    seen.broken().isEmpty(),
                    "pool " + entry.getKey() + ": live holders never over the limit, none of them refused by a fence",
                    "most live " + seen.mostLive() + ", acts admitted "
                            + seen.admitted() + ", refused " + seen.refused() + ", broken "
                            + seen.broken().stream().limit(3).toList());
        }
        run.claim(refused > 0, "late acts were refused by their fence", refused);
        run.claim(judge.operations() >= run.operations(), "operations", judge.operations());
    }
}
