package io.wecomops.domain.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HappeningTest {
    @Test
    void outcomesAreWrittenSmall() {
        assertThat(CallOutcome.TOKEN_REJECTED.code()).isEqualTo("token_rejected");
        assertThat(CallOutcome.OK.code()).isEqualTo("ok");
    }

    @Test
    void aRequestOfWhichNothingIsSaidMatchedNoRoute() {
        assertThat(new Happening.RequestAnswered("GET", 404, Duration.ZERO).route())
                .isEmpty();
    }
}
