package io.wecomops.domain.limit;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What is known of a window. All times are microseconds of the limiter's clock. */
public sealed interface WindowState {
    /** Of a window that nobody has used. */
    static WindowState unused(Window window) {
        return switch (window) {
            case Window.Pace _ -> Paced.IDLE;
            case Window.Budget _ -> Spent.NOTHING;
        };
    }

    /** The same where the clock stands at {@code nowMicros}. */
    WindowState at(Window window, long nowMicros);

    /**
     * A pace.
     *
     * @param nextFreeMicros when the next slot is free; anything in the past for an idle pace
     * @param seenMicros the clock when that was last looked at
     */
    record Paced(long nextFreeMicros, long seenMicros) implements WindowState {
        static final Paced IDLE = new Paced(0, 0);

        @Override
        public Paced at(Window window, long nowMicros) {
            return new Paced(SlotBook.standing(nextFreeMicros, seenMicros, nowMicros), nowMicros);
        }
    }

    /**
     * A budget. What is spent is counted in 250 parts of the period; a part counts until a whole period has
     * passed since its end. So whatever window of the period a slot falls into, all that was booked before in this window
     * still counts when the slot is booked. A part is less than half of what a pace leaves of its limit, so that a pace of
     * the same limit never waits for a part to end.
     *
     * @param seenMicros the clock when this was last looked at
     * @param setBackMicros by how much the clock was set back so far: added to it, it never steps back
     * @param parts what was spent, by the part's number on that clock
     */
    record Spent(long seenMicros, long setBackMicros, NavigableMap<Long, Long> parts) implements WindowState {
        static final Spent NOTHING = new Spent(0, 0, new TreeMap<>());
        private static final int PARTS = 250;

        public Spent {
            parts = new TreeMap<>(parts);
        }

        /** How long a part is. */
        public static long partMicros(RateLimit limit) {
            return Math.ceilDiv(SlotBook.micros(limit.period()), (long) PARTS);
        }

        @Override
        public Spent at(Window window, long nowMicros) {
            long setBack = setBackMicros + Math.max(0, seenMicros - nowMicros);
            NavigableMap<Long, Long> live = new TreeMap<>(parts);
            while (!live.isEmpty() && endOf(live.firstKey(), window.limit()) <= nowMicros + setBack) {
                live.pollFirstEntry();
            }
            return new Spent(nowMicros, setBack, live);
        }

        /** What counts now. */
        public long total() {
            return parts.values().stream().mapToLong(Long::longValue).sum();
        }

        /**
         * How long until {@code cost} can be paid for slots that begin {@code aheadMicros} from now; zero where it can be now. What
         * no longer counts when they begin is in no window with them.
         */
        long waitFor(long cost, long aheadMicros, RateLimit limit) {
            long clock = seenMicros + setBackMicros;
            long left = total();
            long wait = 0;
            for (Map.Entry<Long, Long> part : parts.entrySet()) {
                long end = endOf(part.getKey(), limit);
                if (end > clock + aheadMicros && left + cost <= limit.permits()) {
                    break;
                }
                left -= part.getValue();
                wait = end > clock + aheadMicros ? end - clock : 0;
            }
            return wait;
        }

        /** After {@code cost} is spent {@code aheadMicros} from now. */
        Spent spend(long cost, long aheadMicros, RateLimit limit) {
            NavigableMap<Long, Long> more = new TreeMap<>(parts);
            more.merge((seenMicros + setBackMicros + aheadMicros) / partMicros(limit), cost, Long::sum);
            return new Spent(seenMicros, setBackMicros, more);
        }

        /**
         * After slots went by unused. Where the clock was set back it is not known which part was charged, and where data was
         * lost there is none: then nothing is given back.
         */
        Spent givenBack(UnusedSlots unused, Window.Budget budget) {
            long part = SlotBook.micros(unused.last()) / partMicros(budget.limit());
            long cost = (long) budget.cost() * unused.slots();
            if (setBackMicros > 0 || parts.getOrDefault(part, 0L) < cost) {
                return this;
            }
            NavigableMap<Long, Long> less = new TreeMap<>(parts);
            less.merge(part, -cost, Long::sum);
            return new Spent(seenMicros, setBackMicros, less);
        }

        /** Until when a part counts. */
        private static long endOf(long part, RateLimit limit) {
            return (part + 1) * partMicros(limit) + SlotBook.micros(limit.period());
        }
    }
}
