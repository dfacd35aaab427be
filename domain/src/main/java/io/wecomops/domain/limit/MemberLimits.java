package io.wecomops.domain.limit;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How often one app may reach people.
 *
 * @param shorter what one member may get within a shorter window
 * @param longer the same within a longer one
 * @param personTimesADay what the app may reach of all members together in a day of Beijing; empty for any number
 * @param lateness how much later than it is admitted a message may arrive: each window is that much longer
 */
public record MemberLimits(RateLimit shorter, RateLimit longer, OptionalLong personTimesADay, Duration lateness) {
    public MemberLimits {
        Objects.requireNonNull(personTimesADay, "personTimesADay");
        if (shorter.period().compareTo(longer.period()) > 0) {
            throw new IllegalArgumentException(shorter + " is over a longer time than " + longer);
        }
        if (personTimesADay.isPresent() && personTimesADay.getAsLong() < 1) {
            throw new IllegalArgumentException("a day has at least one person-time");
        }
        if (lateness.isNegative()) {
            throw new IllegalArgumentException("a lateness is not negative: " + lateness);
        }
    }

    /** The limits of one member, the shorter first. */
    public List<RateLimit> ofOneMember() {
        return List.of(shorter, longer);
    }

    /** How long a message counts under {@code limit}, in milliseconds. */
    public long countsMillis(RateLimit limit) {
        return limit.period().plus(lateness).toMillis();
    }

    /**
     * How many campaigns of late may be counted once for everybody: a third of the limit. People of those beyond are counted
     * one by one, so that many campaigns at once leave room for one another.
     */
    public static long campaignsUnder(RateLimit limit) {
        return Math.max(1, limit.permits() / 3);
    }
}
