package io.wecomops.application.recall;

import io.wecomops.domain.limit.Headroom;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.Window;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.List;

/**
 * What every call of {@code message/recall} is booked under. WeCom counts each API by itself (doc 90312: 10,000 a minute and
 * 150,000 an hour for a company), so a recall does not take from the sending of others: the same rules under other keys.
 */
final class RecallWindows {
    private static final RateLimit A_MINUTE = new RateLimit(10_000, Duration.ofMinutes(1));
    private static final RateLimit AN_HOUR = new RateLimit(150_000, Duration.ofHours(1));

    private RecallWindows() {}

    /** @param pace the app's own */
    static List<Window> of(TokenKey app, RateLimit pace) {
        String api = "message-recall:" + app.corpId();
        return List.of(
                new Window.Pace(pace(app), Headroom.in(pace)),
                new Window.Budget(new LimitKey(api + ":minute"), Headroom.in(A_MINUTE), 1),
                new Window.Budget(new LimitKey(api + ":hour"), Headroom.in(AN_HOUR), 1));
    }

    /** The window that is held back when WeCom takes no recalls. */
    static LimitKey pace(TokenKey app) {
        return new LimitKey("recall:" + app);
    }
}
