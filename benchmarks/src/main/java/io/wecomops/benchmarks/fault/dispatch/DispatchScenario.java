package io.wecomops.benchmarks.fault.dispatch;

import io.wecomops.benchmarks.fault.harness.Run;
import io.wecomops.benchmarks.fault.harness.Scenario;
import io.wecomops.benchmarks.fault.harness.Surroundings;
import io.wecomops.sandbox.SandboxSettings;
import java.net.http.HttpClient;
import java.time.Duration;

/** Mass tasks of whole nodes through crashes, pauses, lost servers, lost answers and refusals; operations are recipients. */
public final class DispatchScenario implements Scenario {
    private static final int NODES = 4;
    private static final int FEWER_ALONE = 50;
    private static final int MISHAP_BATCH = 100;
    private static final int MISHAP_ROUNDS = 2;
    private static final int SHORT_BATCH = 20;
    private static final int SHORT_PACE = 40;
    private static final int LATENCY_MILLIS = 50;

    private final String name;
    private final int operations;
    private final Part part;

    private interface Part {
        void run(Field field) throws Exception;
    }

    private DispatchScenario(String name, int operations, Part part) {
        this.name = "dispatch-" + name;
        this.operations = operations;
        this.part = part;
    }

    /** In batches of one there are a fiftieth of the recipients, unless nothing else is wanted: a million take an hour. */
    public static DispatchScenario kills() {
        return new DispatchScenario("kills", 1_000_000, DispatchScenario::kills);
    }

    public static DispatchScenario mishaps() {
        return new DispatchScenario("mishaps", 250_000, DispatchScenario::mishaps);
    }

    public static DispatchScenario refusals() {
        return new DispatchScenario("refusals", 3_000, field -> new RefusalPart(field).run());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int operations() {
        return operations;
    }

    @Override
    public void run(Run run) throws Exception {
        try (Surroundings servers = Surroundings.of(run, SandboxSettings.demo());
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build()) {
            part.run(new Field(run, servers, client));
        }
    }

    private static void kills(Field field) throws Exception {
        Run run = field.run();
        if (!run.measured()) {
            Campaign few = new Campaign("short-" + run.seed(), run.operations());
            new KillPart(field, few).run(2, SHORT_BATCH, SHORT_PACE, LATENCY_MILLIS, 0.02);
        } else if (run.batch().isPresent()) {
            kills(field, run.batch().getAsInt(), run.operations());
        } else {
            kills(field, 1_000, run.operations());
            kills(field, 100, run.operations());
            kills(field, 1, run.operations() / FEWER_ALONE);
        }
    }

    /** At a pace that leaves time for some twenty kills or more. */
    private static void kills(Field field, int batch, int people) throws Exception {
        int pace = Math.clamp(people / batch / 45, 5, 300);
        new KillPart(field, new Campaign("kills-" + batch + "-" + field.run().seed(), people))
                .run(NODES, batch, pace, LATENCY_MILLIS, 0);
    }

    private static void mishaps(Field field) throws Exception {
        int people = field.run().operations();
        int pace = Math.clamp(people / MISHAP_BATCH / 60, 4, 40);
        new MishapPart(field, new Campaign("mishaps-" + field.run().seed(), people))
                .run(NODES, MISHAP_BATCH, pace, MISHAP_ROUNDS);
    }
}
