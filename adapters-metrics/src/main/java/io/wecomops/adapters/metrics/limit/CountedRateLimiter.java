package io.wecomops.adapters.metrics.limit;

import io.wecomops.adapters.metrics.metrics.Figures;
import io.wecomops.domain.limit.Booking;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.limit.Reservation;
import java.time.Duration;

/** Sees how far ahead slots are, and what refuses them. */
public record CountedRateLimiter(RateLimiter limiter, Figures figures) implements RateLimiter {
    @Override
    public Reservation book(Booking booking) {
        Reservation reservation = limiter.book(booking);
        switch (reservation) {
            case Reservation.Booked booked -> figures.booked(booked.startsIn());
            case Reservation.TooFarAhead refused ->
                figures.slotRefused(refused.window().value());
        }
        return reservation;
    }

    @Override
    public void holdBack(LimitKey key, Duration block) {
        limiter.holdBack(key, block);
        figures.heldBack();
    }
}
