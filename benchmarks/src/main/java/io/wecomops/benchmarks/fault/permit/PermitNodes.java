package io.wecomops.benchmarks.fault.permit;

import io.wecomops.benchmarks.fault.harness.ClockSkew;
import io.wecomops.benchmarks.fault.harness.NodeProcess;
import io.wecomops.benchmarks.fault.harness.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Four nodes, two of them with a wall clock that is a minute ahead or behind; those that are killed are started anew. */
final class PermitNodes implements AutoCloseable {
    static final int NODES = 4;
    private static final List<Duration> SKEWS =
            List.of(Duration.ZERO, Duration.ofSeconds(60), Duration.ofSeconds(-60), Duration.ZERO);

    private final String redisUrl;
    private final int judge;
    private final RandomGenerator chances;
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> dead = new ArrayList<>();

    PermitNodes(String redisUrl, int judge, Run run) throws InterruptedException {
        this.redisUrl = redisUrl;
        this.judge = judge;
        chances = run.chances("nodes");
        for (int node = 0; node < NODES; node++) {
            names.add("node-" + node);
            nodes.add(started(node));
        }
        for (NodeProcess node : nodes) {
            node.hear("held");
        }
        sayClocks(run);
    }

    NodeProcess get(int node) {
        return nodes.get(node);
    }

    void sayAll(String order) {
        nodes.forEach(node -> node.say(order));
    }

    /** All threads of all nodes stand still when it returns. */
    void hold() throws InterruptedException {
        sayAll("hold");
        for (NodeProcess node : nodes) {
            node.hear("held");
        }
    }

    /** {@code kill -9}, and another in its place, which stands still at first as all do. */
    void replace(int node) throws InterruptedException {
        nodes.get(node).close();
        dead.add(names.get(node));
        names.set(node, "node-" + node + "." + dead.size());
        nodes.set(node, started(node));
        nodes.get(node).hear("held");
    }

    /** Names of those that were killed. */
    List<String> dead() {
        return List.copyOf(dead);
    }

    void killAll() {
        nodes.forEach(NodeProcess::kill);
    }

    @Override
    public void close() {
        nodes.forEach(NodeProcess::close);
    }

    private NodeProcess started(int node) {
        Map<String, String> settings = new HashMap<>(ClockSkew.of(SKEWS.get(node)));
        settings.put(PermitNode.REDIS, redisUrl);
        String seed = Long.toString(chances.nextLong());
        return NodeProcess.start(PermitNode.class, settings, names.get(node), Integer.toString(judge), seed);
    }

    private void sayClocks(Run run) throws InterruptedException {
        if (!ClockSkew.possible()) {
            run.say("no libfaketime here: all nodes have this machine's wall clock");
            return;
        }
        List<Long> ahead = new ArrayList<>();
        for (NodeProcess node : nodes) {
            node.say("wall");
            ahead.add(Math.round((Long.parseLong(node.hear("wall")) - System.currentTimeMillis()) / 1_000.0));
        }
        run.claim(
                ahead.get(1) > 30 && ahead.get(2) < -30,
                "wall clocks of nodes are a minute ahead and behind",
                ahead + " s");
    }
}
