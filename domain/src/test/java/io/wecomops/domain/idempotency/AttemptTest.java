package io.wecomops.domain.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptTest {
    private static Attempt run(String run) {
        return new Attempt(new IdempotencyKey("key"), new RequestFingerprint("0a".repeat(32)), run);
    }

    @Test
    void aRunHasAtMost64Characters() {
        assertThat(run("a-Z9" + "r".repeat(60)).run()).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> run("r".repeat(65)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a_b", "a\n"})
    void otherRunsAreRefused(String run) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(run))
                .withMessage("a run is named by 1 to 64 letters, digits and hyphens");
    }

    @Test
    void aFingerprintIsASha256InHex() {
        assertThat(new RequestFingerprint("0a".repeat(32))).hasToString("0a".repeat(32));
        assertThatIllegalArgumentException().isThrownBy(() -> new RequestFingerprint("0A".repeat(32)));
        assertThatIllegalArgumentException().isThrownBy(() -> new RequestFingerprint("0a".repeat(31)));
    }
}
