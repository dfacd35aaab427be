package io.wecomops.domain.limit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** When slots can be had at the earliest, by one who has all windows fresh and alone. Pure. */
public final class EarliestSlots {
    private EarliestSlots() {}

    /**
     * Slots that are wanted in a row.
     *
     * @param slots 1 at least
     * @param pause nobody of the next leg begins before it has passed after the last slot of this one
     */
    public record Leg(int slots, Duration pause) {
        public Leg {
            if (slots < 1 || pause.isNegative()) {
                throw new IllegalArgumentException("a leg has slots, and no pause below nothing");
            }
        }
    }

    /**
     * When the last slot of the last leg begins, after the first of all. Takes memory and time by the slot.
     *
     * @param windows all of which each slot keeps
     * @param legs in order, one at least
     */
    public static Duration last(List<Window> windows, List<Leg> legs) {
        long[] slots = new long[legs.stream().mapToInt(Leg::slots).sum()];
        int at = 0;
        long from = 0;
        for (Leg leg : legs) {
            for (int end = at + leg.slots(); at < end; at++) {
                slots[at] = from;
                for (Window window : windows) {
                    slots[at] = Math.max(slots[at], earliest(window, slots, at));
                }
            }
            from = slots[at - 1] + SlotBook.micros(leg.pause());
        }
        return Duration.of(slots[slots.length - 1], ChronoUnit.MICROS);
    }

    private static long earliest(Window window, long[] slots, int at) {
        return switch (window) {
            case Window.Pace pace -> at == 0 ? 0 : slots[at - 1] + pace.limit().spacingMicros();
            case Window.Budget budget -> {
                int inPeriod = budget.limit().permits() / budget.cost();
                yield at < inPeriod
                        ? 0
                        : slots[at - inPeriod] + SlotBook.micros(budget.limit().period());
            }
        };
    }
}
