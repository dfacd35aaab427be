package io.wecomops.domain.limit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Slots that are asked for in one step: under all windows or not at all.
 *
 * @param windows one to eight, each key once
 * @param slots how many, in a row; of a pace at most its limit's permits, of a budget at most what it can pay for
 * @param maxAhead a first slot further ahead than this is not booked; under a budget never further than its period
 * @param unused of earlier bookings under the same windows, whether or not this one is granted; up to 64
 */
public record Booking(List<Window> windows, int slots, Duration maxAhead, List<UnusedSlots> unused) {
    public static final int MOST_UNUSED = 64;
    private static final int MOST_WINDOWS = 8;

    public Booking {
        windows = List.copyOf(windows);
        unused = List.copyOf(unused);
        if (unused.size() > MOST_UNUSED) {
            throw new IllegalArgumentException("a booking gives back up to 64 earlier ones, not " + unused.size());
        }
        if (windows.isEmpty() || windows.size() > MOST_WINDOWS) {
            throw new IllegalArgumentException("a booking has 1 to 8 windows, not " + windows.size());
        }
        if (windows.stream().map(Window::key).distinct().count() < windows.size()) {
            throw new IllegalArgumentException("a booking names each window once: " + windows);
        }
        for (Window window : windows) {
            checkSlots(window, slots);
        }
        if (spacingMicros(windows) * (slots - 1) > shortestBudget(windows)) {
            throw new IllegalArgumentException(slots + " slots in a row are longer than a budget's period: " + windows);
        }
    }

    /** One that gives nothing back. */
    public Booking(List<Window> windows, int slots, Duration maxAhead) {
        this(windows, slots, maxAhead, List.of());
    }

    /** Under one pace. */
    public static Booking of(LimitKey key, RateLimit limit, int slots, Duration maxAhead) {
        return new Booking(List.of(new Window.Pace(key, limit)), slots, maxAhead);
    }

    /** From one slot to the next: that of the slowest pace; zero where there is none. */
    public Duration spacing() {
        return Duration.of(spacingMicros(), ChronoUnit.MICROS);
    }

    /** {@link #spacing()} in microseconds. */
    public long spacingMicros() {
        return spacingMicros(windows);
    }

    /** From the first slot to the last. */
    public long spanMicros() {
        return spacingMicros() * (slots - 1);
    }

    /** How far ahead the first slot may be. */
    public long aheadMicros() {
        return Math.min(SlotBook.micros(maxAhead), shortestBudget(windows));
    }

    /** What all slots together take of {@code budget}. */
    public long costOf(Window.Budget budget) {
        return (long) budget.cost() * slots;
    }

    private static void checkSlots(Window window, int slots) {
        switch (window) {
            case Window.Pace pace -> pace.limit().spanMicros(slots);
            case Window.Budget budget -> {
                if (slots < 1 || (long) budget.cost() * slots > budget.limit().permits()) {
                    throw new IllegalArgumentException(slots + " slots can never be paid from " + budget);
                }
            }
        }
    }

    private static long spacingMicros(List<Window> windows) {
        return windows.stream()
                .flatMapToLong(window -> switch (window) {
                    case Window.Pace pace -> LongStream.of(pace.limit().spacingMicros());
                    case Window.Budget _ -> LongStream.empty();
                })
                .max()
                .orElse(0);
    }

    private static long shortestBudget(List<Window> windows) {
        return windows.stream()
                .flatMapToLong(window -> switch (window) {
                    case Window.Pace _ -> LongStream.empty();
                    case Window.Budget budget ->
                        LongStream.of(SlotBook.micros(budget.limit().period()));
                })
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
