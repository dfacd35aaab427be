package io.wecomops.bootstrap.demo;

import io.wecomops.bootstrap.settings.HostName;
import io.wecomops.bootstrap.settings.Profile;
import io.wecomops.bootstrap.settings.Settings;
import io.wecomops.bootstrap.settings.Source;
import io.wecomops.bootstrap.wiring.Patience;
import io.wecomops.bootstrap.wiring.Wiring;
import io.wecomops.sandbox.App;
import io.wecomops.sandbox.Fault;
import io.wecomops.sandbox.Faults;
import io.wecomops.sandbox.SandboxSettings;
import io.wecomops.sandbox.WecomSandbox;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Plays it once: starts both sides, sends, watches, counts. */
public final class Demo {
    private static final String BIZ_NO = "demo-1";
    private static final String CONTENT = "春季促销今天开始 / Our spring sale starts today";
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final double UNKNOWN_SHARE = 0.002;
    /** Enough trouble to show what becomes of it. */
    private static final Faults TROUBLE = Faults.none()
            .with(Map.of(
                    Fault.LATENCY_MS, 30.0,
                    Fault.LATENCY_JITTER_MS, 40.0,
                    Fault.BUSY_RATE, 0.01,
                    Fault.LOST_ANSWER_RATE, 0.01));

    private final DemoPlan plan;
    private final PrintStream out;
    private final boolean interactive;
    private final Patience patience;

    /** @param interactive whether a line of {@code out} may be drawn anew */
    public Demo(DemoPlan plan, PrintStream out, boolean interactive, Patience patience) {
        this.plan = plan;
        this.out = out;
        this.interactive = interactive;
        this.patience = patience;
    }

    /**
     * Plays it, with the node's database in {@code folder}.
     *
     * @return whether everything added up; {@code false} too where it was asked to end before
     */
    public boolean play(Path folder) throws InterruptedException {
        SandboxSettings far = SandboxSettings.demo()
                .withMembers(SandboxSettings.demo().members().withUnknownShare(UNKNOWN_SHARE))
                .withFaults(TROUBLE);
        try (var sandbox = WecomSandbox.start(far);
                var node = Wiring.start(settings(far, sandbox, folder), patience);
                var client = new DemoClient(node.api())) {
            out.printf(
                    "One task to %,d people goes out in %,d requests of up to %,d people, at most %,d a second,%n"
                            + "to a simulated WeCom that does not know everybody, is busy at times and loses answers.%n%n",
                    plan.recipients(), plan.requests(), plan.batchSize(), plan.pace());
            long start = System.nanoTime();
            client.submit(BIZ_NO, CONTENT, people());
            Duration accepted = since(start);
            Optional<TaskView> end = watched(client, System.nanoTime());
            if (end.isEmpty()) {
                out.println("Stopped before the end.");
                return false;
            }
            Duration whole = since(start);
            var account = new Account(end.get(), client.failures(BIZ_NO), sandbox.audit(CONTENT), sandbox.stats());
            boolean fine = new Report(out, plan, account).print(accepted, whole);
            if (plan.keep()) {
                new NextSteps(out, node.api(), sandbox.base()).print(BIZ_NO);
                while (!patience.endedWithin(Duration.ofHours(1))) {
                    // it stays up
                }
            }
            return fine;
        }
    }

    /** The task at its end; empty where the process was asked to end before. */
    private Optional<TaskView> watched(DemoClient client, long start) throws InterruptedException {
        var progress = new ProgressLine(out, interactive);
        while (true) {
            TaskView task = client.task(BIZ_NO);
            progress.show(task, since(start));
            if (task.hasEnded()) {
                progress.end();
                return Optional.of(task);
            }
            if (patience.endedWithin(LOOK)) {
                progress.end();
                return Optional.empty();
            }
        }
    }

    private List<String> people() {
        return IntStream.rangeClosed(1, plan.recipients())
                .mapToObj("staff%05d"::formatted)
                .toList();
    }

    private Settings settings(SandboxSettings far, WecomSandbox sandbox, Path folder) {
        App app = far.apps().getFirst();
        Map<String, String> values = Map.of(
                "WECOM_API_BASE", sandbox.base().toString(),
                "WECOM_CORP_ID", far.corpId(),
                "WECOM_AGENT_ID", Integer.toString(app.agentId()),
                "WECOM_AGENT_SECRET", app.secret(),
                "WECOM_OPS_DATA", folder.toString(),
                "WECOM_OPS_PORT", Integer.toString(plan.port()),
                "DISPATCH_BATCH_SIZE", Integer.toString(plan.batchSize()),
                "DISPATCH_QPS_LIMIT", Integer.toString(plan.pace()),
                "RETRY_BACKOFF_BASE", "1.0",
                "SHUTDOWN_GRACE_SEC", "3");
        return Settings.read(new Source(values, List.of(), HostName.thisProcess()), Profile.EMBEDDED);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
