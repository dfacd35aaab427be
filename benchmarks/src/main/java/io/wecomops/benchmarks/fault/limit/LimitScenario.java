package io.wecomops.benchmarks.fault.limit;

import io.wecomops.benchmarks.fault.harness.NodeProcess;
import io.wecomops.benchmarks.fault.harness.RedisControl;
import io.wecomops.benchmarks.fault.harness.Run;
import io.wecomops.benchmarks.fault.harness.Scenario;
import io.wecomops.testservers.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Four nodes saturate one pace while Redis forgets, hangs, dies and comes back empty, and a node is killed. */
public final class LimitScenario implements Scenario {
    static final int THREADS = 8;
    private static final int NODES = 4;
    private static final int LIMIT = 200;

    @Override
    public String name() {
        return "limiter";
    }

    @Override
    public int operations() {
        return 10_000;
    }

    @Override
    public void run(Run run) throws Exception {
        TestRedis redis = TestRedis.startOwn();
        List<NodeProcess> nodes = new ArrayList<>();
        try (Slots slots = Slots.start()) {
            for (int node = 0; node < NODES; node++) {
                nodes.add(NodeProcess.start(
                        LimitNode.class,
                        Map.of("REDIS_URL", redis.url()),
                        Integer.toString(slots.port()),
                        Integer.toString(LIMIT)));
            }
            for (NodeProcess node : nodes) {
                node.hear("ready");
            }
            int flow = run.operations() / 5;
            flow(run, slots, flow);
            try (RedisControl control = new RedisControl(redis.url())) {
                run.say("SCRIPT FLUSH");
                control.flushScripts();
                flow(run, slots, flow);
                run.say("CLIENT PAUSE 1.5 s");
                control.pauseClients(Duration.ofMillis(1_500));
                flow(run, slots, flow);
            }
            int killed = run.chances("kill").nextInt(NODES);
            run.say("kill -9 node " + killed);
            nodes.remove(killed).close();
            flow(run, slots, flow);
            List<Slots.Slot> before = slots.all();
            run.say("Redis killed and back, empty");
            redis.stop();
            redis.startAgain();
            flow(run, slots, flow);
            verdict(run, before, slots.all());
        } finally {
            nodes.forEach(NodeProcess::close);
            redis.stop();
        }
    }

    private static void flow(Run run, Slots slots, int calls) throws InterruptedException {
        int enough = slots.count() + calls;
        run.await(calls + " more calls", () -> slots.count() >= enough);
    }

    private static void verdict(Run run, List<Slots.Slot> beforeTheLoss, List<Slots.Slot> all) {
        int most = Slots.mostInASecond(beforeTheLoss);
        run.claim(most <= LIMIT, "slots in any second, limit " + LIMIT, "at most " + most);
        int through = Slots.mostInASecond(all);
        run.claim(
                through <= LIMIT + NODES * THREADS,
                "slots in any second around the loss of Redis, limit " + LIMIT + " and what was booked ahead by "
                        + NODES * THREADS + " threads",
                "at most " + through);
        int arrived = Slots.mostInASecond(beforeTheLoss.stream()
                .map(slot -> new Slots.Slot(slot.arrived(), slot.arrived(), slot.arrived()))
                .toList());
        run.say("arrivals in any second, which the machine's load delays: at most " + arrived);
    }
}
