package io.wecomops.benchmarks.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.benchmarks.fault.harness.Run;
import io.wecomops.benchmarks.fault.harness.Scenario;
import io.wecomops.benchmarks.fault.idempotency.IdempotencyScenario;
import io.wecomops.benchmarks.fault.limit.LimitScenario;
import io.wecomops.benchmarks.fault.permit.PermitScenario;
import io.wecomops.benchmarks.fault.token.TokenScenario;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each scenario in a short run, with another seed each time: what broke says how to see it again. */
@Timeout(300)
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

    private static void holds(Scenario scenario, int operations) throws Exception {
        Run run = new Run(scenario.name(), new Random().nextInt(1_000_000), operations, false, System.out);
        scenario.run(run);
        assertThat(run.broken()).as(run.repeat()).isEmpty();
    }
}
