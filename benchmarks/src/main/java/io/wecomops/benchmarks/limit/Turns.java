package io.wecomops.benchmarks.limit;

/** A limiter as its caller sees it. Thread-safe. */
interface Turns {
    /** Returns when it is the caller's turn. */
    void awaitTurn() throws InterruptedException;

    /** Slots that were booked and not used; 0 where a limiter has no such thing. */
    default long lost() {
        return 0;
    }
}
