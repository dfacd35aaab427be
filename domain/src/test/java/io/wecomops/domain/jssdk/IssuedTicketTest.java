package io.wecomops.domain.jssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuedTicketTest {
    private static final Duration LIFE = Duration.ofHours(2);

    @Test
    void aTicketIsNeverShown() {
        assertThat(new IssuedTicket("secret", LIFE)).hasToString("IssuedTicket[***, life=PT2H]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hush hush", "hush\n"})
    void aTicketWithWhiteSpaceOrNothingIsRefusedWithoutBeingShown(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IssuedTicket(value, LIFE))
                .withMessage("a ticket has 1 to 1024 characters without white space; this one has " + value.length());
    }

    @Test
    void aTicketHasAtMost1024CharactersAndALife() {
        assertThat(new IssuedTicket("t".repeat(1024), LIFE).value()).hasSize(1024);
        assertThatIllegalArgumentException().isThrownBy(() -> new IssuedTicket("t".repeat(1025), LIFE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IssuedTicket("t", Duration.ZERO))
                .withMessage("a ticket's life is positive, not PT0S");
    }
}
