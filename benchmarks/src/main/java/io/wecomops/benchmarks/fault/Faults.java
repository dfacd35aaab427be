package io.wecomops.benchmarks.fault;

import io.wecomops.benchmarks.fault.dispatch.DispatchScenario;
import io.wecomops.benchmarks.fault.harness.Run;
import io.wecomops.benchmarks.fault.harness.Scenario;
import io.wecomops.benchmarks.fault.idempotency.IdempotencyScenario;
import io.wecomops.benchmarks.fault.limit.LimitScenario;
import io.wecomops.benchmarks.fault.permit.PermitScenario;
import io.wecomops.benchmarks.fault.token.TokenScenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** The command: runs the scenarios that are named, all where none is, and exits with 1 where something does not hold. */
public final class Faults {
    private static final List<Scenario> ALL = List.of(
            new PermitScenario(),
            new IdempotencyScenario(),
            new TokenScenario(),
            new LimitScenario(),
            DispatchScenario.kills(),
            DispatchScenario.mishaps(),
            DispatchScenario.refusals());

    private Faults() {}

    public static void main(String... arguments) throws Exception {
        FaultsArguments wanted;
        try {
            wanted = FaultsArguments.read(
                    List.of(arguments), ALL.stream().map(Scenario::name).toList());
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(64);
            return;
        }
        List<String> broken = new ArrayList<>();
        long seed = wanted.seed().orElseGet(() -> (long) new Random().nextInt(1_000_000));
        long end = System.nanoTime() + wanted.time().toNanos();
        do {
            for (Scenario scenario : ALL) {
                if (wanted.takes(scenario.name())) {
                    broken.addAll(run(scenario, seed, wanted));
                }
            }
            seed++;
        } while (broken.isEmpty() && System.nanoTime() < end);
        System.out.println(broken.isEmpty() ? "all holds" : "BROKEN: " + String.join("; ", broken));
        System.exit(broken.isEmpty() ? 0 : 1);
    }

    private static List<String> run(Scenario scenario, long seed, FaultsArguments wanted) throws Exception {
        int operations = wanted.operations().orElse(scenario.operations());
        Run run = new Run(scenario.name(), seed, operations, wanted.batch(), true, System.out);
        try {
            scenario.run(run);
        } finally {
            run.say(run.repeat());
        }
        return run.broken();
    }

    static String usage(List<String> names) {
        return "usage: bin/faults [scenario …] [--seed N] [--operations N] [--batch N|all] [--minutes M]; scenarios are "
                + Arrays.stream(names.toArray(String[]::new)).collect(Collectors.joining(", "));
    }
}
