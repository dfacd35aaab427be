package io.wecomops.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wecomops.domain.reason.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final Duration PAST = Duration.ofNanos(-1);

    @Test
    void aBlockLastsSomeTime() {
        assertThat(new RecallOutcome.HeldOff(Duration.ofNanos(1), Reason.wecom(45009), "").block())
                .isPositive();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecallOutcome.HeldOff(Duration.ZERO, Reason.wecom(45009), ""))
                .withMessage("a block lasts some time, not PT0S");
    }

    @Test
    void whatWasNotTriedMayBeTriedAtOnceButNotBefore() {
        assertThat(new RecallOutcome.NotMade(Duration.ZERO, "").after()).isZero();
        assertThat(new SendOutcome.NotSent(Duration.ZERO, "").after()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecallOutcome.NotMade(PAST, ""))
                .withMessageStartingWith("a wait is not negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SendOutcome.NotSent(PAST, ""))
                .withMessageStartingWith("a wait is not negative");
    }
}
