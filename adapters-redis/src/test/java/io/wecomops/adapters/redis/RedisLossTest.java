package io.wecomops.adapters.redis;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wecomops.domain.limit.Booking;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.Reservation;
import io.wecomops.domain.limit.Window;
import io.wecomops.testservers.TestRedis;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes whose Redis comes back empty: what they heard keeps the limits. */
@Timeout(120)
class RedisLossTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final RateLimit HUNDRED_AN_HOUR = new RateLimit(100, Duration.ofHours(1));

    private final TestRedis server = TestRedis.startOwn();
    private final RedisAdapters one = RedisAdapters.connect(RedisSettings.of(server.url()));
    private final RedisAdapters other = RedisAdapters.connect(RedisSettings.of(server.url()));
    private final Window budget = new Window.Budget(new LimitKey("hour"), HUNDRED_AN_HOUR, 10);

    @BeforeEach
    void spend() {
        assertThat(spent(one, 6)).isTrue();
        assertThat(spent(other, 3)).isTrue();
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        server.stop();
    }

    @Test
    void budgetIsNotGrantedAnew() {
        restartEmpty();
        assertThat(spent(one, 1)).as("100 of 100").isTrue();
        assertThat(spent(other, 1)).as("it heard of more than the first node").isFalse();
        assertThat(spent(one, 1)).as("and now both know").isFalse();
    }

    @Test
    void whoHeardOfMoreSpeaksFirst() {
        restartEmpty();
        assertThat(spent(other, 2)).isFalse();
        assertThat(spent(other, 1)).isTrue();
        assertThat(spent(one, 1)).isFalse();
    }

    @Test
    void secondLossChangesNothing() {
        restartEmpty();
        assertThat(spent(other, 1)).isTrue();
        restartEmpty();
        assertThat(spent(other, 1)).isFalse();
        assertThat(spent(one, 1)).isFalse();
    }

    @Test
    void paceBeginsWhereNobodyCanHoldASlot() {
        LimitKey pace = new LimitKey("pace");
        RateLimit limit = RateLimit.perSecond(100);
        one.rateLimiter().reserve(pace, limit, 1, SECOND);
        other.rateLimiter().reserve(pace, limit, 50, SECOND);
        restartEmpty();
        Reservation.Booked first = (Reservation.Booked) one.rateLimiter().reserve(pace, limit, 1, SECOND);
        assertThat(first.startsIn()).isEqualTo(SECOND);
    }

    private boolean spent(RedisAdapters node, int slots) {
        return node.rateLimiter().book(new Booking(List.of(budget), slots, SECOND)) instanceof Reservation.Booked;
    }

    private void restartEmpty() {
        server.stop();
        server.startAgain();
        for (RedisAdapters node : List.of(one, other)) {
            await().atMost(20, SECONDS)
                    .ignoreExceptions()
                    .untilAsserted(() -> node.probe().check());
        }
    }
}
