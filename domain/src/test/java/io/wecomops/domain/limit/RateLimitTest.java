package io.wecomops.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    @Test
    void spacingIsRoundedUp() {
        assertThat(RateLimit.perSecond(600).spacingMicros()).isEqualTo(1667);
        assertThat(RateLimit.perSecond(1_000_000).spacingMicros()).isEqualTo(1);
        assertThat(new RateLimit(1, Duration.ofDays(31)).spacingMicros()).isEqualTo(31L * 24 * 3600 * 1_000_000);
    }

    @Test
    void periodBelowAMicrosecondIsRoundedUpToo() {
        RateLimit limit = new RateLimit(1, Duration.ofMillis(1).plusNanos(1));
        assertThat(limit.spacingMicros()).isEqualTo(1001);
    }

    @Test
    void spanIsAsManySpacings() {
        assertThat(RateLimit.perSecond(600).spanMicros(600)).isEqualTo(600 * 1667);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.perSecond(600).spanMicros(601));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.perSecond(600).spanMicros(0));
    }

    @Test
    void permitsAndPeriodHaveBorders() {
        new RateLimit(1_000_000, Duration.ofDays(31));
        new RateLimit(1000, Duration.ofMillis(1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(0, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(1_000_001, Duration.ofDays(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(1, Duration.ofNanos(999_999)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateLimit(1, Duration.ofDays(31).plusNanos(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(1001, Duration.ofMillis(1)));
    }
}
