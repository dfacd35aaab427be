package io.wecomops.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.limit.Admission;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.MemberLimits;
import io.wecomops.domain.limit.MemberQuota;
import io.wecomops.domain.limit.Outreach;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.message.UserId;
import io.wecomops.testkit.contract.MemberQuotaContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RedisMemberQuotaTest extends MemberQuotaContract {
    private static final MemberLimits TEN_A_DAY = new MemberLimits(
            new RateLimit(3, Duration.ofMinutes(1)),
            new RateLimit(1000, Duration.ofHours(1)),
            OptionalLong.of(10),
            Duration.ofSeconds(30));

    private static final MemberLimits ONE_FEWER = new MemberLimits(
            new RateLimit(2, Duration.ofMinutes(1)),
            TEN_A_DAY.longer(),
            TEN_A_DAY.personTimesADay(),
            TEN_A_DAY.lateness());

    private final MemberQuota quota = Servers.ADAPTERS.memberQuota();
    private final String namespace = "people-test-" + UUID.randomUUID();
    private final RedisSettings settings = new RedisSettings(Servers.SHARED.url(), namespace, Duration.ofSeconds(10));

    @Override
    protected MemberQuota quota() {
        return quota;
    }

    @Override
    protected void pass(Duration time) {
        Servers.pass(time);
    }

    @Override
    protected Instant now() {
        return Servers.now();
    }

    @Test
    void newDayBeginsWithWhatMayArriveOnIt() {
        try (RedisAdapters redis = RedisAdapters.connect(settings)) {
            reach(redis, 1, "anna");
            String key = namespace + ":people:1:{app}";
            long today = Long.parseLong(Servers.PLAIN.hget(key, "day"));
            Servers.PLAIN.hset(key, Map.of("day", String.valueOf(today - 1), "used", "10", "ahead", "7"));
            assertThat(reach(redis, 4, "bo")).isInstanceOf(Admission.DayUsedUp.class);
            assertThat(reach(redis, 3, "bo")).isInstanceOf(Admission.Admitted.class);
        }
    }

    @Test
    void whatALostRedisKnewCountsForEverybody() {
        try (RedisAdapters redis = RedisAdapters.connect(settings)) {
            for (int each = 0; each < 3; each++) {
                assertThat(reach(redis, 3, "anna")).isInstanceOf(Admission.Admitted.class);
            }
            lose();
            assertThat(reach(redis, 1, "anna")).isInstanceOf(Admission.MemberFull.class);
            assertThat(reach(redis, 1, "bo")).as("nobody knows who had three").isInstanceOf(Admission.MemberFull.class);
            assertThat(redis.memberQuota()
                            .left(new LimitKey("app"), List.of(), TEN_A_DAY)
                            .personTimesToday())
                    .hasValue(1);
        }
    }

    @Test
    void clockSetBackMakesNobodyWaitLonger() {
        try (RedisAdapters redis = RedisAdapters.connect(settings)) {
            for (int each = 0; each < 3; each++) {
                reach(redis, 1, "anna");
            }
            // as if the clock had stood an hour further when that was counted
            long hour = Duration.ofHours(1).toMillis();
            String app = namespace + ":people:1:{app}";
            String member = namespace + ":member:1:{app}:anna";
            long seen = Long.parseLong(Servers.PLAIN.hget(app, "seen"));
            Servers.PLAIN.hset(app, "seen", String.valueOf(seen + hour));
            Servers.PLAIN.set(member, (seen + hour + 1) + ":3");
            Servers.PLAIN.pexpire(member, hour);
            Admission.MemberFull full = (Admission.MemberFull) reach(redis, 1, "anna");
            assertThat(full.retryAfter()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(91));
        }
    }

    @Test
    void campaignNamesItsPeopleOnlyOnceSomebodyMayBeNearALimit() {
        try (RedisAdapters redis = RedisAdapters.connect(settings)) {
            reach(redis, 1, "anna");
            AtomicInteger asked = new AtomicInteger();
            Outreach part = new Outreach(new LimitKey("app"), 1, Optional.of(new LimitKey("campaign")), () -> {
                asked.incrementAndGet();
                return List.of(new UserId("bo"));
            });
            redis.memberQuota().admit(part, TEN_A_DAY);
            assertThat(asked).hasValue(0);
            reach(redis, 1, "anna");
            assertThat(reach(redis, 1, "anna")).isInstanceOf(Admission.MemberFull.class);
            redis.memberQuota().admit(part, TEN_A_DAY);
            assertThat(asked).as("two and the campaign are three").hasValue(0);
            reach(redis, 1, "carl");
            assertThat(reach(redis, 1, "carl")).isInstanceOf(Admission.Admitted.class);
            assertThat(redis.memberQuota().admit(part, ONE_FEWER)).isInstanceOf(Admission.Admitted.class);
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void nodesOfDifferentSettingsForgetNothingOfOneAnother() {
        var shorterLease = new MemberLimits(
                TEN_A_DAY.shorter(), TEN_A_DAY.longer(), TEN_A_DAY.personTimesADay(), Duration.ofSeconds(3));
        try (RedisAdapters redis = RedisAdapters.connect(settings)) {
            for (int each = 0; each < 3; each++) {
                reach(redis, 1, "anna");
            }
            Outreach part = new Outreach(
                    new LimitKey("app"), 1, Optional.of(new LimitKey("campaign")), () -> List.of(new UserId("anna")));
            assertThat(redis.memberQuota().admit(part, shorterLease)).isInstanceOf(Admission.MemberFull.class);
            assertThat(redis.memberQuota().admit(part, TEN_A_DAY)).isInstanceOf(Admission.MemberFull.class);
        }
    }

    private void lose() {
        Servers.PLAIN.del(
                namespace + ":people:1:{app}",
                namespace + ":campaigns:1:{app}",
                namespace + ":member:1:{app}:anna",
                namespace + ":member:1:{app}:bo");
    }

    private static Admission reach(RedisAdapters redis, int people, String member) {
        var outreach = new Outreach(new LimitKey("app"), people, Optional.empty(), () -> List.of(new UserId(member)));
        return redis.memberQuota().admit(outreach, TEN_A_DAY);
    }
}
