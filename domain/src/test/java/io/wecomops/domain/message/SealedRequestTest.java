package io.wecomops.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wecomops.domain.reason.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SealedRequestTest {
    @Test
    void neitherTheBytesGivenNorThoseHandedOutCanChangeIt() {
        byte[] given = "{}".getBytes(StandardCharsets.UTF_8);
        var sealed = new SealedRequest(given);
        given[0] = 'x';
        sealed.bytes()[1] = 'y';
        assertThat(sealed.bytes()).asString(StandardCharsets.UTF_8).isEqualTo("{}");
    }

    @Test
    void equalBytesAreEqualRequests() {
        assertThat(new SealedRequest(new byte[] {1}))
                .isEqualTo(new SealedRequest(new byte[] {1}))
                .hasSameHashCodeAs(new SealedRequest(new byte[] {1}))
                .isNotEqualTo(new SealedRequest(new byte[] {2}));
    }

    @Test
    void itsTextHidesWhatIsSaid() {
        assertThat(new SealedRequest("geheim".getBytes(StandardCharsets.UTF_8))).hasToString("SealedRequest[6 bytes]");
    }

    @Test
    void nothingIsNoRequest() {
        assertThatThrownBy(() -> new SealedRequest(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBlockLastsSomeTime() {
        assertThatThrownBy(() -> new SendOutcome.Throttled(Duration.ZERO, Reason.wecom(45009), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
