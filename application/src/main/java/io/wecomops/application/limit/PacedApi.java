package io.wecomops.application.limit;

import io.wecomops.domain.limit.Headroom;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.Window;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.List;

/**
 * One of WeCom's APIs that is called at a pace. Each call is booked under the app's own pace, and under what WeCom allows a company
 * on one API (doc 90312: 10,000 a minute and 150,000 an hour; past that it refuses for as long as the window is), with room
 * for requests that arrive late. WeCom counts each API by itself, so none takes from another.
 */
public enum PacedApi {
    /** {@code message/send} */
    SENDING("message-send", "send"),
    /** {@code message/recall} */
    RECALLING("message-recall", "recall");

    private static final RateLimit A_MINUTE = new RateLimit(10_000, Duration.ofMinutes(1));
    private static final RateLimit AN_HOUR = new RateLimit(150_000, Duration.ofHours(1));

    private final String api;
    private final String paced;

    PacedApi(String api, String paced) {
        this.api = api;
        this.paced = paced;
    }

    /** @param pace the app's own */
    public List<Window> windows(TokenKey app, RateLimit pace) {
        String company = api + ":" + app.corpId();
        return List.of(
                new Window.Pace(pace(app), Headroom.in(pace)),
                new Window.Budget(new LimitKey(company + ":minute"), Headroom.in(A_MINUTE), 1),
                new Window.Budget(new LimitKey(company + ":hour"), Headroom.in(AN_HOUR), 1));
    }

    /** The window that is held back when WeCom says that it counted more than we did, or takes no calls. */
    LimitKey pace(TokenKey app) {
        return new LimitKey(paced + ":" + app);
    }
}
