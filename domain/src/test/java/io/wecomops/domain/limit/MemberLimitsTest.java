package io.wecomops.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wecomops.domain.message.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MemberLimitsTest {
    private static final RateLimit MINUTE = new RateLimit(30, Duration.ofMinutes(1));
    private static final RateLimit HOUR = new RateLimit(1000, Duration.ofHours(1));
    private static final UserId USER = new UserId("u");
    private static final LimitKey APP = new LimitKey("app");
    private static final Duration PAST = Duration.ofNanos(-1);

    private static MemberLimits limits(RateLimit shorter, RateLimit longer, long day, Duration lateness) {
        return new MemberLimits(shorter, longer, OptionalLong.of(day), lateness);
    }

    @Test
    void theShorterWindowComesFirst() {
        assertThat(limits(MINUTE, HOUR, 1, Duration.ZERO).ofOneMember()).containsExactly(MINUTE, HOUR);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits(HOUR, MINUTE, 1, Duration.ZERO))
                .withMessageContaining("is over a longer time than");
    }

    @Test
    void aDayHasAtLeastOnePersonTimeAndNoLatenessIsNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits(MINUTE, HOUR, 0, Duration.ZERO))
                .withMessage("a day has at least one person-time");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits(MINUTE, HOUR, 1, PAST))
                .withMessage("a lateness is not negative: PT-0.000000001S");
    }

    @Test
    void aMessageCountsForItsPeriodAndTheLateness() {
        assertThat(limits(MINUTE, HOUR, 1, Duration.ofSeconds(5)).countsMillis(MINUTE))
                .isEqualTo(65_000);
    }

    @Test
    void aThirdOfALimitMayBeCampaignsAndOneAlways() {
        assertThat(MemberLimits.campaignsUnder(MINUTE)).isEqualTo(10);
        assertThat(MemberLimits.campaignsUnder(RateLimit.perSecond(5))).isEqualTo(1);
        assertThat(MemberLimits.campaignsUnder(RateLimit.perSecond(2))).isEqualTo(1);
    }

    @Test
    void anOutreachTakesNothingNegativeOfTheDay() {
        assertThat(new Outreach(APP, 0, Optional.empty(), () -> List.of(USER)).personTimes())
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Outreach(APP, -1, Optional.empty(), List::of))
                .withMessage("person-times are not negative: -1");
    }

    @Test
    void noAdmissionIsWaitedForInThePast() {
        assertThat(new Admission.MemberFull(USER, MINUTE, Duration.ZERO).retryAfter())
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Admission.MemberFull(USER, MINUTE, PAST))
                .withMessageStartingWith("a wait is not negative");
        assertThatIllegalArgumentException().isThrownBy(() -> new Admission.DayUsedUp(1, PAST, true));
    }

    @Test
    void whatWasCountedAndWhatIsLeftDoNotChangeAfterwards() {
        var members = new ArrayList<>(List.of(USER));
        var admitted = new Admission.Admitted(new Counted(APP, members, 1, 1, 1));
        members.clear();
        assertThat(admitted.counted().members()).containsExactly(USER);
        var full = new HashMap<UserId, Duration>();
        var left = new QuotaLeft(OptionalLong.empty(), full);
        full.put(USER, Duration.ZERO);
        assertThat(left.full()).isEmpty();
    }
}
