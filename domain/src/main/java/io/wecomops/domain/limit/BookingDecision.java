package io.wecomops.domain.limit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of a booking, and of its windows: the sums that every limiter does.
 *
 * <p>The first slot is the first moment at which every pace is free; slots then stand one spacing of the slowest pace
 * apart, so that all paces are kept. Every budget pays, or nothing is booked. What earlier slots cost that were not used is
 * given back first.
 *
 * @param after the windows' new states, in the booking's order
 */
public record BookingDecision(Reservation answer, List<WindowState> after) {
    public BookingDecision {
        after = List.copyOf(after);
    }

    /** @param before the windows' states, in the booking's order */
    public static BookingDecision on(Booking booking, List<WindowState> before, long nowMicros) {
        List<WindowState> states = new ArrayList<>();
        for (int each = 0; each < before.size(); each++) {
            Window window = booking.windows().get(each);
            states.add(givenBack(booking, window, before.get(each).at(window, nowMicros)));
        }
        long wait = 0;
        for (WindowState state : states) {
            if (state instanceof WindowState.Paced paced) {
                wait = Math.max(wait, paced.nextFreeMicros() - nowMicros);
            }
        }
        Reservation.TooFarAhead refused = null;
        for (int each = 0; each < states.size(); each++) {
            Window window = booking.windows().get(each);
            long retry = retryAfter(booking, window, states.get(each), nowMicros, wait);
            if (retry > 0 && (refused == null || SlotBook.micros(refused.retryAfter()) < retry)) {
                refused = new Reservation.TooFarAhead(micros(retry), window.key());
            }
        }
        if (refused != null) {
            return new BookingDecision(refused, states);
        }
        List<WindowState> after = new ArrayList<>();
        for (int each = 0; each < states.size(); each++) {
            after.add(booked(booking, booking.windows().get(each), states.get(each), nowMicros, wait));
        }
        return new BookingDecision(new Reservation.Booked(micros(wait), micros(nowMicros)), after);
    }

    private static WindowState givenBack(Booking booking, Window window, WindowState state) {
        WindowState after = state;
        for (UnusedSlots unused : booking.unused()) {
            after = switch (after) {
                case WindowState.Paced paced -> paced; // its slots have gone by
                case WindowState.Spent spent -> spent.givenBack(unused, (Window.Budget) window);
            };
        }
        return after;
    }

    /** How long until {@code window} lets the booking through; not positive where it does now. */
    private static long retryAfter(Booking booking, Window window, WindowState state, long nowMicros, long wait) {
        return switch (state) {
            case WindowState.Paced paced -> Math.max(0, paced.nextFreeMicros() - nowMicros) - booking.aheadMicros();
            case WindowState.Spent spent -> {
                Window.Budget budget = (Window.Budget) window;
                yield spent.waitFor(booking.costOf(budget), wait, budget.limit());
            }
        };
    }

    private static WindowState booked(Booking booking, Window window, WindowState state, long nowMicros, long wait) {
        long last = wait + booking.spanMicros();
        return switch (state) {
            case WindowState.Paced _ ->
                new WindowState.Paced(nowMicros + last + window.limit().spacingMicros(), nowMicros);
            case WindowState.Spent spent -> spent.spend(booking.costOf((Window.Budget) window), last, window.limit());
        };
    }

    private static Duration micros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
