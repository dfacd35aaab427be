package io.wecomops.application.masstask;

import io.wecomops.domain.limit.MemberLimits;
import io.wecomops.domain.limit.RateLimit;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What one app may send to one member (doc 90312: 30 a minute and 1,000 an hour; what is more WeCom drops without saying so), and
 * reach in a day.
 */
final class MemberWindows {
    private static final RateLimit A_MINUTE = new RateLimit(30, Duration.ofMinutes(1));
    private static final RateLimit AN_HOUR = new RateLimit(1000, Duration.ofHours(1));

    private MemberWindows() {}

    /** @param lateness how much later than it is counted a message may arrive */
    static MemberLimits of(OptionalLong personTimesADay, Duration lateness) {
        return new MemberLimits(A_MINUTE, AN_HOUR, personTimesADay, lateness);
    }
}
