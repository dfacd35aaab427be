package io.wecomops.domain.masstask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendAttemptTest {
    @Test
    void outcomesAreFoundByTheNumberThatIsStored() {
        for (var outcome : AttemptOutcome.values()) {
            assertThat(AttemptOutcome.of(outcome.number())).isEqualTo(outcome);
        }
        assertThat(AttemptOutcome.AGAIN.number()).as("stands in databases").isEqualTo(2);
        assertThat(AttemptOutcome.UNKNOWN.code()).isEqualTo("unknown");
        assertThatIllegalArgumentException().isThrownBy(() -> AttemptOutcome.of(0));
    }

    @Test
    void attemptsAreCountedFromOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SendAttempt(0, new NodeId("n"), Instant.EPOCH, Optional.empty()));
    }
}
