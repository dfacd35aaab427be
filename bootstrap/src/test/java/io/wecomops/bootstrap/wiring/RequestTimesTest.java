package io.wecomops.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.application.masstask.DispatchSettings;
import io.wecomops.domain.limit.RateLimit;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestTimesTest {
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 30, 59, 600})
    void anyLeaseHasRoomForTwoRequests(int leaseSeconds) {
        Duration lease = Duration.ofSeconds(leaseSeconds);

        RequestTimes times = RequestTimes.within(lease);

        assertThat(new DispatchSettings(1, RateLimit.perSecond(1), lease, times.whole()))
                .isNotNull();
        assertThat(times.connect()).isPositive().isLessThan(times.request());
        assertThat(times.request()).isLessThan(times.whole());
    }
}
