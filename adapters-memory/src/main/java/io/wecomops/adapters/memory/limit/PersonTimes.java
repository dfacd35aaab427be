package io.wecomops.adapters.memory.limit;

import io.wecomops.domain.limit.MemberLimits;
import java.time.Duration;
import java.time.InstantSource;

/** One app's person-times of the day of Beijing. What may arrive on the next day counts there as well. Not thread-safe. */
final class PersonTimes {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long BEIJING = Duration.ofHours(8).toMillis();

    private final InstantSource clock;
    private long today = Long.MIN_VALUE;
    private long used;
    private long ahead;
    private long told = Long.MIN_VALUE;

    PersonTimes(InstantSource clock) {
        this.clock = clock;
    }

    boolean haveRoomFor(int people, MemberLimits limits) {
        return people == 0
                || limits.personTimesADay().isEmpty()
                || people <= left(limits.personTimesADay().getAsLong());
    }

    long left(long limit) {
        turnOver();
        return Math.max(0, limit - used);
    }

    /** Counts; the day, which takes it back. */
    long count(int people, MemberLimits limits) {
        turnOver();
        used += people;
        ahead += untilNext().compareTo(limits.lateness()) <= 0 ? people : 0;
        return today;
    }

    void takeBack(int people, long day) {
        turnOver();
        used -= day == today ? Math.min(people, used) : 0;
    }

    Duration untilNext() {
        turnOver();
        return Duration.ofMillis(Math.max(0, (today + 1) * DAY - BEIJING - clock.millis()));
    }

    /** Whether this is the first time on this day that it is asked. */
    boolean isFirstRefusal() {
        turnOver();
        boolean first = told != today;
        told = today;
        return first;
    }

    private void turnOver() {
        long now = Math.floorDiv(clock.millis() + BEIJING, DAY);
        if (now > today) {
            used = now == today + 1 ? ahead : 0;
            ahead = 0;
            today = now;
        }
    }
}
