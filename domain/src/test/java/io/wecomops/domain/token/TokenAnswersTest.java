package io.wecomops.domain.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wecomops.domain.reason.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenAnswersTest {
    private static final Duration PAST = Duration.ofNanos(-1);

    private static TokenTrouble trouble(int times, long version) {
        return new TokenTrouble(times, version, Reason.UNREACHABLE, "no route");
    }

    @Test
    void troubleBeforeAnyTokenIsOfTheCredentials() {
        assertThat(trouble(1, 0).isOfCredentials()).isTrue();
        assertThat(trouble(1, 1).isOfCredentials()).isFalse();
    }

    @Test
    void troubleHasHappened() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trouble(0, 1))
                .withMessage("trouble has happened, not 0 times with 1");
        assertThatIllegalArgumentException().isThrownBy(() -> trouble(1, -1));
    }

    @Test
    void nobodyIsToAskAgainInThePast() {
        assertThat(new Issue.Unavailable(Duration.ZERO, Reason.UNREACHABLE, "").retryAfter())
                .isZero();
        assertThat(new Asked.Unavailable<String>(Duration.ZERO, Reason.UNREACHABLE, "").retryAfter())
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Issue.Unavailable(PAST, Reason.UNREACHABLE, ""))
                .withMessageStartingWith("a wait is not negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Asked.Unavailable<String>(PAST, Reason.UNREACHABLE, ""))
                .withMessageStartingWith("a wait is not negative");
    }
}
