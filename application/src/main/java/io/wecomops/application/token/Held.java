package io.wecomops.application.token;

import io.wecomops.application.token.CurrentToken.Answer;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AccessToken;
import java.time.Duration;

/**
 * An answer, until when it is given again without asking, and from when a newer one is looked for behind it; both by this
 * process' ticker.
 */
record Held(Answer answer, Duration until, Duration due) {
    static final Held NOTHING =
            lasting(new Answer.TryAgain(Duration.ZERO, Reason.UNREACHABLE, "not asked yet"), Duration.ZERO);

    private static final Duration LARGEST_MARGIN = Duration.ofMinutes(1);
    private static final Duration LEAST_LEAD = Duration.ofMinutes(5);
    private static final Duration RENEWAL_PAUSE = Duration.ofSeconds(30);

    /** What is no token is asked for again only when it ends. */
    static Held lasting(Answer answer, Duration until) {
        return new Held(answer, until, until);
    }

    /**
     * A token just found or fetched. It is due 5 minutes or 5 % of its life before its end, whichever is more, and up to a
     * fifth of that earlier by chance; of a short life at most a quarter is given away. It is never due within 30 seconds:
     * WeCom may answer with the same token again, whose life then is what was left of it.
     *
     * @param chance uniform in [0, 1)
     */
    static Held of(AccessToken token, Duration now, double chance) {
        Duration life = token.lifeLeft();
        Duration lead = shorter(longer(LEAST_LEAD, life.dividedBy(20)), life.dividedBy(5));
        Duration jitter = Duration.ofNanos((long) (lead.toNanos() / 5.0 * chance));
        Duration due = longer(life.minus(lead).minus(jitter), RENEWAL_PAUSE);
        Duration margin = shorter(life.dividedBy(10), LARGEST_MARGIN);
        return new Held(new Answer.Usable(token), now.plus(life).minus(margin), now.plus(due));
    }

    /** The same, looked after again in a while. */
    Held postponed(Duration now, Duration pause) {
        return new Held(answer, until, now.plus(longer(pause, RENEWAL_PAUSE)));
    }

    boolean holdsAt(Duration now) {
        return now.compareTo(until) < 0;
    }

    boolean isDueAt(Duration now) {
        return now.compareTo(due) >= 0;
    }

    /** The version of the token; 0 where there is none. */
    long version() {
        return answer instanceof Answer.Usable(var token) ? token.version() : 0;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
