package io.wecomops.adapters.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.domain.cache.CacheEntry;
import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.Lifetime;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.IssuedToken;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.token.TokenTrouble;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is seen by standing in front of ports. */
class CountedTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final TokenKey APP = new TokenKey(new CorpId("ww-secret"), new AgentId(7));

    private final ManualTime time = new ManualTime();
    private final MemoryAdapters memory = new MemoryAdapters(time);
    private final MetricsAdapters metrics = new MetricsAdapters("1.2.3", time);
    private final Told told = new Told(metrics.page());

    @Test
    void permitsAreHeldUntilTheyAreGivenBackOrLost() {
        var pool = metrics.counted(memory.permitPool());
        var key = new LimitKey("concurrency");
        String held = "wecomops_permits_held{pool=\"concurrency\"}";
        var one = new PermitOwner("one");
        var two = new PermitOwner("two");
        pool.acquire(key, one, 2, MINUTE);
        pool.acquire(key, one, 2, MINUTE);
        pool.acquire(key, two, 2, MINUTE);
        pool.acquire(key, new PermitOwner("three"), 2, MINUTE);
        assertThat(told.value(held)).isEqualTo(2);
        assertThat(told.value("wecomops_permits_refused_total{pool=\"concurrency\"}"))
                .isEqualTo(1);
        pool.release(key, two);
        pool.release(key, two);
        assertThat(told.value(held)).isEqualTo(1);
        time.advance(MINUTE);
        pool.renew(key, one, MINUTE);
        assertThat(told.value(held)).isZero();
    }

    @Test
    void aTokensLifeRunsDownAndNothingOfItIsTold() {
        var store = metrics.counted(memory.tokenStore());
        store.save(APP, new IssuedToken("secret-token", Duration.ofHours(2)), 1);
        time.advance(Duration.ofSeconds(200));
        String life = "wecomops_token_life_seconds{app=\"7\"}";
        assertThat(told.value(life)).isEqualTo(7000);
        assertThat(store.find(APP)).isPresent();
        assertThat(told.value(life)).isEqualTo(7000);
        store.invalidate(APP, 1);
        assertThat(told.value(life)).isZero();
        assertThat(told.value("wecomops_tokens_stored_total{app=\"7\"}")).isEqualTo(1);
        assertThat(told.value("wecomops_tokens_dropped_total{app=\"7\"}")).isEqualTo(1);
        assertThat(told.ours()).doesNotContain("secret");
    }

    @Test
    void refusedCredentialsAreToldUntilTheyAreMended() {
        var troubles = metrics.counted(memory.tokenTroubles());
        String refused = "wecomops_credentials_refused{app=\"7\"}";
        troubles.find(APP);
        assertThat(told.value(refused)).isZero();
        troubles.tell(APP, new TokenTrouble(1, 0, Reason.wecom(40001), "secret detail"), MINUTE);
        assertThat(told.value(refused)).isEqualTo(1);
        troubles.over(APP);
        assertThat(told.value(refused)).isZero();
    }

    @Test
    void slotsAreToldByHowFarAheadTheyAreAndByWhatRefusesThem() {
        var limiter = metrics.counted(memory.rateLimiter());
        var key = new LimitKey("pace:ww-secret:7");
        var slow = new RateLimit(1, Duration.ofSeconds(10));
        limiter.reserve(key, slow, 1, MINUTE);
        limiter.reserve(key, slow, 1, MINUTE);
        limiter.reserve(key, slow, 1, Duration.ofMillis(1));
        limiter.holdBack(key, MINUTE);
        assertThat(told.value("wecomops_slot_wait_seconds_count")).isEqualTo(2);
        assertThat(told.value("wecomops_slot_wait_seconds_sum")).isBetween(9.0, 11.0);
        assertThat(told.value("wecomops_slots_refused_total{window=\"pace\"}")).isEqualTo(1);
        assertThat(told.value("wecomops_hold_backs_total")).isEqualTo(1);
    }

    @Test
    void bothLevelsOfTheCacheAreTold() {
        var key = new CacheKey("people", 1, "one");
        var near = metrics.counted(MemoryAdapters.<String>nearCache(1_000));
        near.find(key);
        near.save(key, "value", 1);
        near.find(key);
        var shared = metrics.counted(memory.sharedCache());
        shared.find(key);
        shared.save(key, CacheEntry.of("value", new Lifetime(MINUTE, MINUTE)), shared.begin(key));
        shared.find(key);
        for (String level : new String[] {"near", "shared"}) {
            for (String result : new String[] {"hit", "miss"}) {
                assertThat(told.value("wecomops_cache_lookups_total{family=\"people\",level=\"" + level + "\",result=\""
                                + result + "\"}"))
                        .isEqualTo(1);
            }
        }
        assertThat(told.value("wecomops_cache_loads_total{family=\"people\"}")).isEqualTo(1);
    }
}
