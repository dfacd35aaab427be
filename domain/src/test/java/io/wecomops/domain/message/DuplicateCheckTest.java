package io.wecomops.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicateCheckTest {
    @Test
    void lastsOneSecondToFourHours() {
        assertThat(new DuplicateCheck(Duration.ofSeconds(1)).interval()).hasSeconds(1);
        assertThat(new DuplicateCheck(Duration.ofHours(4)).interval()).isEqualTo(DuplicateCheck.MAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.5S", "PT1.5S", "PT1.000000001S", "PT4H0.001S", "PT4H1S"})
    void everythingElseIsRefused(Duration interval) {
        assertThatThrownBy(() -> new DuplicateCheck(interval))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 s to 4 h");
    }
}
