package io.wecomops.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.limit.Admission;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.MemberLimits;
import io.wecomops.domain.limit.MemberQuota;
import io.wecomops.domain.limit.Outreach;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.message.UserId;
import io.wecomops.testkit.ManualTime;
import io.wecomops.testkit.contract.MemberQuotaContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MemoryMemberQuotaTest extends MemberQuotaContract {
    private static final MemberLimits A_DAY = new MemberLimits(
            RateLimit.perSecond(1000),
            new RateLimit(1000, Duration.ofHours(1)),
            OptionalLong.of(10),
            Duration.ofSeconds(30));

    private final ManualTime time = new ManualTime();
    private final MemberQuota quota = new MemoryAdapters(time).memberQuota();

    @Override
    protected MemberQuota quota() {
        return quota;
    }

    @Override
    protected void pass(Duration span) {
        time.advance(span);
    }

    @Override
    protected Instant now() {
        return time.instant();
    }

    @Test
    void dayEndsAtMidnightInBeijing() {
        assertThat(reach(10)).isInstanceOf(Admission.Admitted.class);
        Admission.DayUsedUp used = (Admission.DayUsedUp) reach(1);
        assertThat(time.instant().plus(used.retryAfter())).isEqualTo(Instant.parse("2026-01-01T16:00:00Z"));
        time.advance(used.retryAfter());
        assertThat(reach(10)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void whatMayArriveAfterMidnightCountsOnBothDays() {
        time.advance(Duration.ofHours(16).minusSeconds(20));
        assertThat(reach(7)).isInstanceOf(Admission.Admitted.class);
        time.advance(Duration.ofSeconds(20));
        assertThat(reach(4)).isInstanceOf(Admission.DayUsedUp.class);
        assertThat(reach(3)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void clockSetBackMakesNobodyWaitLonger() {
        MemberLimits one = limits(1, Duration.ofMinutes(1), 100, Duration.ofHours(1));
        var outreach = new Outreach(new LimitKey("app"), 1, Optional.empty(), () -> List.of(new UserId("anna")));
        quota.admit(outreach, one);
        time.advance(Duration.ofHours(-5));
        Admission.MemberFull full = (Admission.MemberFull) quota.admit(outreach, one);
        assertThat(full.retryAfter()).isEqualTo(Duration.ofMinutes(1));
    }

    private Admission reach(int people) {
        return quota.admit(
                new Outreach(
                        new LimitKey("app"),
                        people,
                        Optional.of(new LimitKey("campaign")),
                        () -> List.of(new UserId("anna"))),
                A_DAY);
    }
}
