package io.wecomops.sandbox.limit;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Person-times of one app in a calendar day of Beijing. Not thread-safe. */
public final class DailyQuota {
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final long DAY = 86_400_000_000L;

    private long day = Long.MIN_VALUE;
    private long used;

    /** Whether {@code people} more still fit into the day; if so, they are taken. */
    public boolean take(long people, long limit, long now) {
        long today = dayOf(now);
        if (today != day) {
            day = today;
            used = 0;
        }
        if (limit > 0 && used + people > limit) {
            return false;
        }
        used += people;
        return true;
    }

    /** When the day that {@code now} lies in is over, in microseconds since 1970. */
    public static long endOfDay(long now) {
        var next = LocalDate.ofEpochDay(dayOf(now)).plusDays(1);
        return next.toEpochSecond(LocalTime.MIDNIGHT, BEIJING) * 1_000_000;
    }

    private static long dayOf(long micros) {
        return Math.floorDiv(micros + BEIJING.getTotalSeconds() * 1_000_000L, DAY);
    }
}
