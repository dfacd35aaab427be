package io.wecomops.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitValuesTest {
    @Test
    void keysAndOwnersAreShownAsTheyAre() {
        assertThat(new LimitKey("send:corp-1:100_2.x")).hasToString("send:corp-1:100_2.x");
        assertThat(new PermitOwner("node@host:1.2_3-4")).hasToString("node@host:1.2_3-4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "{a}", "令牌", "a\n", "a/b"})
    void keysAndOwnersArePlain(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new LimitKey(value));
        assertThatIllegalArgumentException().isThrownBy(() -> new PermitOwner(value));
    }

    @Test
    void keysAndOwnersHaveAtMost128Characters() {
        new LimitKey("k".repeat(128));
        new PermitOwner("o".repeat(128));
        assertThatIllegalArgumentException().isThrownBy(() -> new LimitKey("k".repeat(129)));
        assertThatIllegalArgumentException().isThrownBy(() -> new PermitOwner("o".repeat(129)));
    }

    @Test
    void answersHoldNoNegativeWait() {
        Duration past = Duration.ofNanos(-1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Reservation.Booked(past, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new Reservation.TooFarAhead(past, new LimitKey("key")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Attempt.Full(past));
    }

    @Test
    void fencesArePositive() {
        assertThat(new Attempt.Granted(1).fence()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Attempt.Granted(0));
    }
}
