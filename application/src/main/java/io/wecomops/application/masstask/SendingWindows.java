package io.wecomops.application.masstask;

import io.wecomops.domain.limit.Headroom;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.MemberLimits;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.Window;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * What every call of {@code message/send} is booked under: the app's own pace, and what WeCom allows a company on one API
 * (doc 90312: 10,000 a minute and 150,000 an hour; past that it refuses for as long as the window is). Each with room for
 * requests that arrive late.
 */
final class SendingWindows {
    private static final RateLimit A_MINUTE = new RateLimit(10_000, Duration.ofMinutes(1));
    private static final RateLimit AN_HOUR = new RateLimit(150_000, Duration.ofHours(1));

    private static final RateLimit A_MEMBERS_MINUTE = new RateLimit(30, Duration.ofMinutes(1));
    private static final RateLimit A_MEMBERS_HOUR = new RateLimit(1000, Duration.ofHours(1));

    private SendingWindows() {}

    /** @param pace the app's own */
    static List<Window> of(TokenKey app, RateLimit pace) {
        String api = "message-send:" + app.corpId();
        return List.of(
                new Window.Pace(pace(app), Headroom.in(pace)),
                new Window.Budget(new LimitKey(api + ":minute"), Headroom.in(A_MINUTE), 1),
                new Window.Budget(new LimitKey(api + ":hour"), Headroom.in(AN_HOUR), 1));
    }

    /**
     * What one app may send to one member (doc 90312: 30 a minute and 1,000 an hour; what is more WeCom drops without saying
     * so), and reach in a day.
     *
     * @param lateness how much later than it is counted a message may arrive
     */
    static MemberLimits ofMembers(OptionalLong personTimesADay, Duration lateness) {
        return new MemberLimits(A_MEMBERS_MINUTE, A_MEMBERS_HOUR, personTimesADay, lateness);
    }

    /** The window that is held back when WeCom says that it counted more than we did. */
    static LimitKey pace(TokenKey app) {
        return new LimitKey("send:" + app);
    }
}
