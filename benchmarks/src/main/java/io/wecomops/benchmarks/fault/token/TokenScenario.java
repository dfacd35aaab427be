package io.wecomops.benchmarks.fault.token;

import io.wecomops.benchmarks.fault.harness.NodeProcess;
import io.wecomops.benchmarks.fault.harness.Run;
import io.wecomops.benchmarks.fault.harness.Scenario;
import io.wecomops.benchmarks.fault.harness.Surroundings;
import io.wecomops.sandbox.App;
import io.wecomops.sandbox.Fault;
import io.wecomops.sandbox.Faults;
import io.wecomops.sandbox.SandboxSettings;
import io.wecomops.sandbox.WecomSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often the far end is asked for a token; operations are callers, over all nodes. */
public final class TokenScenario implements Scenario {
    static final App SENDER = new App(1_000_002, "sandbox-secret-1000002");
    static final App ORPHAN = new App(1_000_003, "sandbox-secret-1000003");
    static final App REFUSED = new App(1_000_004, "sandbox-secret-1000004");
    static final List<App> APPS = List.of(SENDER, ORPHAN, REFUSED);

    private static final int NODES = 4;
    private static final SandboxSettings FAR_END = SandboxSettings.demo().withApps("wwsandbox", APPS);
    private static final Duration SHORT_LIFE = Duration.ofSeconds(6);

    @Override
    public String name() {
        return "tokens";
    }

    @Override
    public int operations() {
        return 1_000;
    }

    @Override
    public void run(Run run) throws Exception {
        try (Surroundings servers = Surroundings.of(run, FAR_END)) {
            List<NodeProcess> nodes = started(servers.settings());
            try {
                cold(run, nodes, servers.farEnd());
                revokedInFlight(run, nodes, servers.farEnd());
                refused(run, nodes, servers.farEnd());
                if (run.measured()) {
                    refresherKilled(run, nodes, servers.farEnd()); // takes a whole lease
                }
            } finally {
                nodes.forEach(NodeProcess::close);
            }
            atExpiry(run, servers);
        }
    }

    private static void cold(Run run, List<NodeProcess> nodes, WecomSandbox farEnd) throws InterruptedException {
        Tally tally = order(nodes, "serve", SENDER, run);
        claim(run, "cold", tally.failed() == 0 && asked(farEnd) == 1, asked(farEnd), "1", tally);
    }

    private static void revokedInFlight(Run run, List<NodeProcess> nodes, WecomSandbox farEnd)
            throws InterruptedException {
        long before = asked(farEnd);
        farEnd.faults(Faults.none().with(Map.of(Fault.LATENCY_MS, 2_000.0, Fault.LATENCY_JITTER_MS, 2_000.0)));
        say(nodes, "send", SENDER, run);
        int callers = run.operations() / NODES * NODES;
        run.await("all calls at the far end", () -> arrived(farEnd) >= callers);
        int inFlight = farEnd.stats().inFlight();
        farEnd.revokeTokens();
        Tally tally = heard(nodes);
        farEnd.faults(Faults.none());
        long rejected = farEnd.stats().calls("message/send", "40014");
        claim(
                run,
                "revoked with " + inFlight + " calls in flight",
                tally.failed() == 0
                        && tally.again() == rejected
                        && rejected > 0
                        && farEnd.stats().sends() == callers
                        && asked(farEnd) - before == 1,
                asked(farEnd) - before,
                "1",
                tally + ", rejected by the far end " + rejected + ", delivered "
                        + farEnd.stats().sends());
    }

    /** In full runs through the first steps of 30, 60 and 120 seconds. */
    private static void refused(Run run, List<NodeProcess> nodes, WecomSandbox farEnd) throws InterruptedException {
        long before = asked(farEnd);
        order(nodes, "ask", REFUSED, run);
        claim(run, "bad secret", asked(farEnd) - before == 1, asked(farEnd) - before, "1 in the first step", "-");
        if (run.measured()) {
            long end = System.nanoTime() + Duration.ofSeconds(100).toNanos();
            while (System.nanoTime() < end) {
                order(nodes, "ask", REFUSED, run);
                Thread.sleep(1_000);
            }
            long calls = asked(farEnd) - before;
            claim(run, "bad secret for 100 s", calls <= 3, calls, "at most 3: at 0, 30 and 90 s", "-");
        }
    }

    private static void refresherKilled(Run run, List<NodeProcess> nodes, WecomSandbox farEnd)
            throws InterruptedException {
        long before = asked(farEnd);
        farEnd.faults(Faults.none().with(Fault.LATENCY_MS, 300_000)); // longer than the run: its answer never comes
        NodeProcess refresher = nodes.removeLast();
        refresher.say("serve " + ORPHAN.agentId() + " 1");
        run.await("gettoken under way", () -> farEnd.stats().inFlight() == 1);
        refresher.close();
        farEnd.faults(Faults.none());
        long killed = System.nanoTime();
        Tally tally = order(nodes, "serve", ORPHAN, run);
        long calls = asked(farEnd) - before + farEnd.stats().inFlight(); // counted when they end
        long seconds = Duration.ofNanos(System.nanoTime() - killed).toSeconds();
        claim(
                run,
                "refresher killed while the far end held its answer",
                tally.failed() == 0 && calls <= 2,
                calls,
                "at most 2",
                tally + ", all after " + seconds + " s");
        run.figure(seconds <= 31, "served within the lease of 30 s and a second", seconds + " s");
    }

    /** Tokens that end by themselves after a few seconds; each that was made may be asked for once. */
    private static void atExpiry(Run run, Surroundings servers) throws InterruptedException {
        try (WecomSandbox farEnd = WecomSandbox.start(FAR_END.withTokenLife(SHORT_LIFE))) {
            Map<String, String> settings = new HashMap<>(servers.settings());
            settings.put("WECOM_API_BASE", farEnd.base().toString());
            settings.put("WECOM_CORP_ID", FAR_END.corpId());
            servers.redis().stop();
            servers.redis().startAgain();
            settings.put("MYSQL_DB", servers.database().freshDatabase());
            List<NodeProcess> nodes = started(settings);
            try {
                order(nodes, "serve", SENDER, run);
                for (int expiry = 1; expiry <= (run.measured() ? 10 : 1); expiry++) {
                    Thread.sleep(SHORT_LIFE);
                    long before = asked(farEnd);
                    Tally tally = order(nodes, "serve", SENDER, run);
                    boolean once = asked(farEnd) - before == 1
                            || asked(farEnd) == farEnd.stats().tokensIssued();
                    claim(run, "at expiry " + expiry, tally.failed() == 0 && once, asked(farEnd) - before, "1", tally);
                }
            } finally {
                nodes.forEach(NodeProcess::close);
            }
        }
    }

    private static List<NodeProcess> started(Map<String, String> settings) throws InterruptedException {
        List<NodeProcess> nodes = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            nodes.add(NodeProcess.start(TokenNode.class, settings, "node-" + node));
        }
        for (NodeProcess node : nodes) {
            node.hear("ready");
        }
        return nodes;
    }

    private static Tally order(List<NodeProcess> nodes, String verb, App app, Run run) throws InterruptedException {
        say(nodes, verb, app, run);
        return heard(nodes);
    }

    private static void say(List<NodeProcess> nodes, String verb, App app, Run run) {
        nodes.forEach(node -> node.say(verb + " " + app.agentId() + " " + run.operations() / NODES));
    }

    private static Tally heard(List<NodeProcess> nodes) throws InterruptedException {
        Tally all = Tally.NOBODY;
        for (NodeProcess node : nodes) {
            all = all.and(Tally.parse(node.hear("done")));
        }
        return all;
    }

    private static long asked(WecomSandbox farEnd) {
        return farEnd.stats().gettokenCalls();
    }

    private static long arrived(WecomSandbox farEnd) {
        var stats = farEnd.stats();
        return stats.inFlight()
                + stats.calls().getOrDefault("message/send", Map.of()).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }

    private static void claim(Run run, String when, boolean holds, long calls, String wanted, Object callers) {
        run.claim(
                holds,
                run.operations() + " callers, " + when + ": gettoken calls " + wanted,
                calls + "; callers served, of them again, failed: " + callers);
    }
}
