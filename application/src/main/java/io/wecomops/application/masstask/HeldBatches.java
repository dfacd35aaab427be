package io.wecomops.application.masstask;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * The batches that one node holds. Some have gone out and are waited for, as many at the most as may be under way at once.
 * Some are answered and being recorded, no more than that either. The others wait ahead, so that nobody who could send waits
 * for a claim: as many as go out in a moment, for a small task that comes queues behind them, on every node. Thread-safe.
 */
final class HeldBatches {
    private static final Duration MOMENT = Duration.ofMillis(150);
    private static final int FEWEST_AHEAD = 2;

    private final int mostAhead;
    private final int most;
    private final Semaphore room;
    private final Semaphore inHand;

    HeldBatches(DispatchSettings settings) {
        int concurrency = settings.concurrency();
        mostAhead = Math.min(concurrency, Math.max(FEWEST_AHEAD, sentIn(MOMENT, settings)));
        most = mostAhead + 2 * concurrency;
        room = new Semaphore(mostAhead);
        inHand = new Semaphore(most);
    }

    private static int sentIn(Duration time, DispatchSettings settings) {
        var pace = settings.pace();
        return Math.toIntExact(
                Math.ceilDiv(pace.permits() * time.toNanos(), pace.period().toNanos()));
    }

    /** Waits, so long at the most, until a claim is worth it: for how many batches there is room then. 0 if it is not. */
    int takeRoom(Duration longest) throws InterruptedException {
        int worth = Math.ceilDiv(mostAhead, 2);
        if (!room.tryAcquire(worth, longest.toNanos(), TimeUnit.NANOSECONDS)) {
            return 0;
        }
        int taken = worth + room.drainPermits();
        if (!inHand.tryAcquire(taken, longest.toNanos(), TimeUnit.NANOSECONDS)) {
            room.release(taken);
            return 0;
        }
        return taken;
    }

    void giveBackRoom(int unused) {
        inHand.release(unused);
        room.release(unused);
    }

    /** Whether nothing was held any more within {@code longest}. */
    boolean awaitNone(Duration longest) throws InterruptedException {
        boolean none = inHand.tryAcquire(most, longest.toNanos(), TimeUnit.NANOSECONDS);
        if (none) {
            inHand.release(most);
        }
        return none;
    }

    /** One batch, which takes up room until it goes out. To be closed. */
    final class Held implements Escort, AutoCloseable {
        private final BooleanSupplier stopping;
        private final AtomicBoolean departed = new AtomicBoolean();

        Held(BooleanSupplier stopping) {
            this.stopping = stopping;
        }

        @Override
        public boolean getAsBoolean() {
            return stopping.getAsBoolean();
        }

        @Override
        public void departs() {
            if (departed.compareAndSet(false, true)) {
                room.release();
            }
        }

        @Override
        public void close() {
            inHand.release();
            departs();
        }
    }
}
