package io.wecomops.domain.retry;

import java.time.Duration;
import java.util.Optional;

/**
 * How many retries a client may still make: each request pays for a tenth of one, so that a far end that fails is met with
 * 10 % more calls and not with several times as many (Google's SRE book, chapter 22). A retry that is answered gives back
 * what it took and a tenth more: after an outage what waits comes back slowly at first, then faster and faster. A client
 * that makes no requests has {@value #FLOOR}, and gets one of them again every 10 seconds. Immutable; time is an argument.
 *
 * @param thousandths of a retry
 * @param quietSince when the last request was made, or the last retry regained, on the caller's ticker
 */
public record RetryBudget(long thousandths, Duration quietSince) {
    /** What an idle client has. */
    public static final int FLOOR = 3;

    private static final long RETRY = 1_000;
    private static final long SHARE = RETRY / 10;
    /** What a thousand requests pay for; more is not saved up. */
    private static final long MOST = 100 * RETRY;

    private static final Duration REGAINED_EVERY = Duration.ofSeconds(10);

    /** Of a client that has made no request yet. */
    public static RetryBudget idle(Duration now) {
        return new RetryBudget(FLOOR * RETRY, now);
    }

    /** A request is made, for the first time. */
    public RetryBudget requested(Duration now) {
        return new RetryBudget(paidIn(regained(now).thousandths + SHARE), now);
    }

    /** What is left once a retry is made; empty where there is none to make. */
    public Optional<RetryBudget> retried(Duration now) {
        RetryBudget here = regained(now);
        return here.thousandths < RETRY
                ? Optional.empty()
                : Optional.of(new RetryBudget(here.thousandths - RETRY, here.quietSince));
    }

    /** A retry that was drawn did not go out, or met no failure that counts. */
    public RetryBudget returned() {
        return new RetryBudget(paidIn(thousandths + RETRY), quietSince);
    }

    /** A retry that was drawn came through: the far end is there again. */
    public RetryBudget answered() {
        return new RetryBudget(paidIn(thousandths + RETRY + SHARE), quietSince);
    }

    private RetryBudget regained(Duration now) {
        long times = Math.max(0, now.minus(quietSince).dividedBy(REGAINED_EVERY));
        long floor = Math.min(FLOOR * RETRY, thousandths + times * RETRY);
        return new RetryBudget(Math.max(thousandths, floor), quietSince.plus(REGAINED_EVERY.multipliedBy(times)));
    }

    private static long paidIn(long thousandths) {
        return Math.min(MOST, thousandths);
    }
}
