package io.wecomops.benchmarks.limit;

/** A limiter as its caller sees it. Thread-safe. */
interface Pacer {
    /** Returns when it is the caller's turn. */
    void awaitTurn() throws InterruptedException;
}
