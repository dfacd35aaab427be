package io.wecomops.benchmarks.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.benchmarks.fault.dispatch.DispatchScenario;
import io.wecomops.benchmarks.fault.harness.Run;
import io.wecomops.benchmarks.fault.harness.Scenario;
import io.wecomops.benchmarks.fault.idempotency.IdempotencyScenario;
import io.wecomops.benchmarks.fault.limit.LimitScenario;
import io.wecomops.benchmarks.fault.permit.PermitScenario;
import io.wecomops.benchmarks.fault.token.TokenScenario;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Each scenario in a short run, with another seed each time: what broke says how to see it again. They run side by side, since
 * most of their time is waiting for leases to end; what a scenario said is printed when it has ended.
 */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class FaultScenariosIT {
    @Test
    void permitsAreNeverHeldByTooManyThroughKillsAndPauses() throws Exception {
        holds(new PermitScenario(), 4_000);
    }

    @Test
    void equalPostsHaveOneEffectWhereverTheirNodeDies() throws Exception {
        holds(new IdempotencyScenario(), 1_000);
    }

    @Test
    void aThousandCallersCostOneToken() throws Exception {
        holds(new TokenScenario(), 1_000);
    }

    @Test
    void thePaceIsKeptThroughWhatBefallsRedisAndNodes() throws Exception {
        holds(new LimitScenario(), 1_500);
    }

    @Test
    void nobodyIsLostOrDoubledThroughKillsAndLostAnswers() throws Exception {
        holds(DispatchScenario.kills(), 4_000);
    }

    private static void holds(Scenario scenario, int operations) throws Exception {
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Run run = new Run(scenario.name(), new Random().nextInt(1_000_000), operations, false, out);
        try {
            scenario.run(run);
        } finally {
            System.out.println(said.toString(StandardCharsets.UTF_8));
        }
        assertThat(run.broken()).as(run.repeat()).isEmpty();
    }
}
