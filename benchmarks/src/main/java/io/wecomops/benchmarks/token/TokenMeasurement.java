package io.wecomops.benchmarks.token;

import io.wecomops.benchmarks.load.BareScript;
import io.wecomops.benchmarks.table.Measurement;
import io.wecomops.benchmarks.table.Row;
import io.wecomops.benchmarks.table.Section;
import io.wecomops.sandbox.Fault;
import io.wecomops.sandbox.Faults;
import io.wecomops.sandbox.SandboxSettings;
import io.wecomops.sandbox.WecomSandbox;
import io.wecomops.testservers.TestRedis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How often four processes ask for a token: cold, when it ends, and when it is revoked under way. */
public final class TokenMeasurement implements Measurement {
    private static final int NODES = 4;
    private static final int TIMES = 4;
    private static final String METHOD = """
            Four processes, each with many callers on threads of their own, send messages to a WeCom simulator whose answers take \
            50 to 550 ms, gettoken's too; it counts the calls of gettoken. *Cold*: nobody has a token, all call at once. *Ended*, on the same processes: the \
            simulator takes no token of before for good any more, as when its time is over. Then *revoked*: each caller sends four \
            messages in a row, and in the middle of that all tokens are revoked. *Failed* are messages whose caller saw a failure. \
            WxJava is set up as its guide does for several nodes: `WxCpServiceImpl`, `WxCpRedissonConfigImpl`. The bound is one call \
            each; a figure is the sum over all repetitions.""";

    @Override
    public String name() {
        return "tokens";
    }

    @Override
    public List<Section> measure(boolean quick) throws Exception {
        int callers = quick ? 50 : 250;
        int repetitions = quick ? 2 : 10;
        TestRedis redis = TestRedis.startOwn();
        String server = BareScript.serverOf(redis.url());
        redis.stop();
        Counts ours = run(TokenContender.OURS, callers, repetitions);
        Counts peer = run(TokenContender.WXJAVA, callers, repetitions);
        String of = NODES * callers + " callers; ";
        List<Row> rows = List.of(
                row(of + "cold, " + repetitions + " times: gettoken calls", ours.cold(), peer.cold(), repetitions),
                row(of + "ended, " + repetitions + " times: gettoken calls", ours.ended(), peer.ended(), repetitions),
                row(
                        of + "revoked under way, " + repetitions + " times: gettoken calls",
                        ours.revoked(),
                        peer.revoked(),
                        repetitions),
                row(of + "failed messages of " + ours.messages(), ours.failed(), peer.failed(), 0));
        return List.of(new Section(name(), "Tokens: calls of gettoken", METHOD, server, rows));
    }

    /** What one contender made of it. */
    private record Counts(long cold, long ended, long revoked, long failed, long messages) {
        Counts plus(Counts other) {
            return new Counts(
                    cold + other.cold,
                    ended + other.ended,
                    revoked + other.revoked,
                    failed + other.failed,
                    messages + other.messages);
        }
    }

    private static Row row(String what, long ours, long peer, int bound) {
        return new Row(
                what,
                Long.toString(ours),
                TokenContender.WXJAVA.shown() + ": " + peer + "; bound: " + bound,
                bound == 0 ? "-" : "%.2f".formatted((double) ours / bound),
                bound == 0 ? "0" : "1");
    }

    private static Counts run(TokenContender contender, int callers, int repetitions) throws Exception {
        Counts sum = new Counts(0, 0, 0, 0, 0);
        for (int repetition = 0; repetition < repetitions; repetition++) {
            sum = sum.plus(once(contender, callers));
            System.err.println("  " + contender.shown() + " " + sum);
        }
        return sum;
    }

    private static Counts once(TokenContender contender, int callers) throws Exception {
        TestRedis redis = TestRedis.startOwn();
        List<TokenNodeProcess> nodes = new ArrayList<>();
        try (WecomSandbox wecom = WecomSandbox.start(SandboxSettings.demo())) {
            wecom.faults(Faults.none()
                    .with(Map.of(Fault.LATENCY_MS, 50.0, Fault.LATENCY_JITTER_MS, 500.0, Fault.GETTOKEN_TOO, 1.0)));
            try {
                for (int node = 0; node < NODES; node++) {
                    nodes.add(TokenNodeProcess.start(contender, node, callers, redis.url(), wecom.base()));
                }
                nodes.forEach(TokenNodeProcess::awaitReady);
                long failed = round(nodes, "cold", 1);
                long cold = wecom.stats().gettokenCalls();
                wecom.expireTokens();
                failed += round(nodes, "ended", 1);
                long ended = wecom.stats().gettokenCalls();
                failed += revokedUnderWay(nodes, wecom);
                long revoked = wecom.stats().gettokenCalls();
                return new Counts(
                        cold, ended - cold, revoked - ended, failed, (long) NODES * callers * (1 + 1 + TIMES));
            } finally {
                nodes.forEach(TokenNodeProcess::close);
            }
        } finally {
            redis.stop();
        }
    }

    private static long revokedUnderWay(List<TokenNodeProcess> nodes, WecomSandbox wecom) throws InterruptedException {
        long before = wecom.stats().sends();
        nodes.forEach(node -> node.round("revoked", TIMES));
        while (wecom.stats().sends() - before < 20) {
            Thread.sleep(10);
        }
        wecom.revokeTokens();
        return nodes.stream().mapToLong(TokenNodeProcess::failures).sum();
    }

    private static long round(List<TokenNodeProcess> nodes, String name, int times) {
        nodes.forEach(node -> node.round(name, times));
        return nodes.stream().mapToLong(TokenNodeProcess::failures).sum();
    }
}
