package io.wecomops.application.limit;

import io.wecomops.domain.limit.LimitKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A waiter's place in the queue of a {@link Pacer}. Its state changes under the pacer's lock only. */
public final class Place {
    private final Lane lane;
    private final Duration latest;
    private final BooleanSupplier stopping;
    private final Semaphore changes = new Semaphore(0);
    private volatile State state = new State.Waiting();
    private volatile int missed;

    Place(Lane lane, Duration latest, BooleanSupplier stopping) {
        this.lane = lane;
        this.latest = latest;
        this.stopping = stopping;
    }

    /** How it stands. */
    sealed interface State {
        record Waiting() implements State {}

        record Given(Slot slot) implements State {}

        /** No slot in time; none begins before {@code free} has passed, because of {@code window} if one is named. */
        record Ended(Duration free, Optional<LimitKey> window) implements State {}

        record Failed(RuntimeException failure) implements State {}
    }

    Lane lane() {
        return lane;
    }

    Duration latest() {
        return latest;
    }

    State state() {
        return state;
    }

    /** When its slot begins, on the ticker, where it has one; it may still be put off. */
    Optional<Duration> slot() {
        return state instanceof State.Given(Slot slot) ? Optional.of(slot.begins()) : Optional.empty();
    }

    void becomes(State next) {
        state = next;
        changes.release();
    }

    /** Whether nothing is to begin for it any more. */
    boolean isOver(Duration now) {
        return now.compareTo(latest) >= 0 || stopping.getAsBoolean();
    }

    BooleanSupplier stopping() {
        return stopping;
    }

    boolean hasBegun(Duration now) {
        return state instanceof State.Given(Slot slot) && slot.begins().compareTo(now) <= 0;
    }

    boolean isMissed(Duration now, Duration tolerance) {
        return state instanceof State.Given(Slot slot)
                && now.minus(slot.begins()).compareTo(tolerance) > 0;
    }

    int missed() {
        return missed;
    }

    synchronized void missedOnce() {
        missed++;
    }

    /** Returns when the state may have changed, or after {@code longest}. */
    void awaitChange(Duration longest) throws InterruptedException {
        if (changes.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            changes.drainPermits();
        }
    }
}
