package io.wecomops.sandbox;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that can be turned on: a number with a default and a range. Its name in JSON is the constant's in lower case.
 * Rates are shares of the calls of message/send (and of all others where {@link #GETTOKEN_TOO} is 1); switches are 0 or 1; a
 * limit of 0 is off.
 */
public enum Fault {
    /** Each call waits this long, in real time, between its arrival and what it does. */
    LATENCY_MS(0, 0, 600_000),
    /** And up to this much longer, evenly spread. */
    LATENCY_JITTER_MS(0, 0, 600_000),
    /** Answered errcode -1, system busy; nothing is delivered. */
    BUSY_RATE(0, 0, 1),
    /** Answered HTTP 502 without JSON; nothing is delivered. */
    HTTP_5XX_RATE(0, 0, 1),
    /** Connection closed without an answer; nothing is delivered. */
    LOST_REQUEST_RATE(0, 0, 1),
    /** Carried out in full, and then the connection is closed without an answer. */
    LOST_ANSWER_RATE(0, 0, 1),
    /** Whether the rates above hit gettoken and all other interfaces as well. */
    GETTOKEN_TOO(0, 0, 1),
    /** Chooses which calls the rates hit: the n-th call after these were set meets the same fate for the same seed. */
    SEED(1, 0, 1L << 53),
    /** Every call answers 60020. */
    IP_FORBIDDEN(0, 0, 1),
    /** The app is disabled: gettoken answers 40001, message/send 50003. */
    APP_DISABLED(0, 0, 1),
    /** More calls of one interface at the same time answer 45033. */
    CONCURRENCY_LIMIT(0, 0, 1_000_000),
    /** Calls of message/send by one app in any 60 s, and as many of message/recall; the next one answers 45009, and so do all for {@link #BLOCK_MS}. */
    MINUTE_LIMIT(0, 0, 1_000_000),
    /** Calls of message/send by one app in any 60 min, and as many of message/recall; then 45009 for {@link #HOUR_BLOCK_MS}. */
    HOUR_LIMIT(0, 0, 10_000_000),
    /** Person-times of one app in a calendar day of Beijing; a call beyond it blocks the app until the day ends. */
    DAILY_PERSON_TIMES(0, 0, 1L << 53),
    /** Messages of one app to one member in any 60 s; the surplus is dropped without a word. WeCom: 30. */
    MEMBER_MINUTE_LIMIT(30, 0, 1_000_000),
    /** Messages of one app to one member in any 60 min; the surplus is dropped without a word. WeCom: 1000. */
    MEMBER_HOUR_LIMIT(1000, 0, 1_000_000),
    /** Failing calls of gettoken in any 60 min; the next ones answer 45009 for {@link #HOUR_BLOCK_MS}. WeCom: about 2000. */
    FAILED_GETTOKEN_LIMIT(2000, 0, 1_000_000),
    /** Calls of one app for tickets of one kind in any 60 min; then 45009 for {@link #HOUR_BLOCK_MS}. WeCom: 100. */
    TICKET_LIMIT(100, 0, 1_000_000),
    /** How long {@link #MINUTE_LIMIT} blocks. */
    BLOCK_MS(60_000, 1, 86_400_000),
    /** How long {@link #HOUR_LIMIT}, {@link #TICKET_LIMIT} and {@link #FAILED_GETTOKEN_LIMIT} block. */
    HOUR_BLOCK_MS(3_600_000, 1, 86_400_000);

    private final double unset;
    private final double least;
    private final double most;

    Fault(double unset, double least, double most) {
        this.unset = unset;
        this.least = least;
        this.most = most;
    }

    /** Its value where nobody set it. */
    public double unset() {
        return unset;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isRate() {
        return name().endsWith("_RATE");
    }

    public static Optional<Fault> of(String code) {
        return Arrays.stream(values())
                .filter(fault -> fault.code().equals(code))
                .findFirst();
    }

    double check(double value) {
        boolean fits = isRate() || value == Math.rint(value);
        if (!(value >= least && value <= most) || !fits) {
            throw new IllegalArgumentException("%s must be %s%.0f to %.0f, is %s"
                    .formatted(code(), isRate() ? "" : "a whole number of ", least, most, BigDecimal.valueOf(value)));
        }
        return value;
    }
}
