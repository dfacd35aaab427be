package io.wecomops.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.limit.Attempt;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.Reservation;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.IssuedToken;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A clock that is set back by an hour blocks nobody for an hour, and gives nothing twice. */
class ClockSetBackTest {
    private static final LimitKey KEY = new LimitKey("send:corp:1");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualTime time = new ManualTime();
    private final MemoryAdapters memory = new MemoryAdapters(time);

    @Test
    void bookedSlotsKeepTheirDistance() {
        RateLimit limit = RateLimit.perSecond(1);
        memory.rateLimiter().reserve(KEY, limit, 1, HOUR);
        memory.rateLimiter().reserve(KEY, limit, 1, HOUR);
        time.advance(HOUR.negated());
        assertThat(memory.rateLimiter().reserve(KEY, limit, 1, HOUR))
                .isEqualTo(new Reservation.Booked(Duration.ofSeconds(2), clock()));
    }

    @Test
    void holdBackKeepsItsLength() {
        memory.rateLimiter().holdBack(KEY, HOUR);
        time.advance(HOUR.negated());
        assertThat(memory.rateLimiter().reserve(KEY, RateLimit.perSecond(1), 1, Duration.ZERO))
                .isEqualTo(new Reservation.TooFarAhead(HOUR, KEY));
        time.advance(HOUR);
        assertThat(memory.rateLimiter().reserve(KEY, RateLimit.perSecond(1), 1, Duration.ZERO))
                .isEqualTo(new Reservation.Booked(Duration.ZERO, clock()));
    }

    @Test
    void deadOwnersLeaseEndsAfterItsLengthAtTheLatest() {
        PermitOwner dead = new PermitOwner("dead");
        PermitOwner next = new PermitOwner("next");
        memory.permitPool().acquire(KEY, dead, 1, MINUTE);
        time.advance(HOUR.negated());
        assertThat(memory.permitPool().acquire(KEY, next, 1, MINUTE)).isEqualTo(new Attempt.Full(MINUTE));
        time.advance(MINUTE);
        assertThat(memory.permitPool().acquire(KEY, next, 1, MINUTE)).isInstanceOf(Attempt.Granted.class);
    }

    @Test
    void fencesStillGrow() {
        PermitOwner owner = new PermitOwner("owner");
        Attempt before = memory.permitPool().acquire(KEY, owner, 1, MINUTE);
        memory.permitPool().release(KEY, owner);
        time.advance(HOUR.negated());
        Attempt after = memory.permitPool().acquire(KEY, owner, 1, MINUTE);
        assertThat(((Attempt.Granted) after).fence()).isGreaterThan(((Attempt.Granted) before).fence());
    }

    @Test
    void tokenDoesNotLiveLongerThanItsLife() {
        TokenKey key = new TokenKey(new CorpId("corp"), new AgentId(1));
        memory.tokenStore().save(key, new IssuedToken("value", MINUTE), 1);
        time.advance(HOUR.negated());
        assertThat(memory.tokenStore().find(key).orElseThrow().lifeLeft()).isEqualTo(MINUTE);
        time.advance(MINUTE);
        assertThat(memory.tokenStore().find(key)).isEmpty();
    }

    private Duration clock() {
        return Duration.between(Instant.EPOCH, time.instant());
    }
}
