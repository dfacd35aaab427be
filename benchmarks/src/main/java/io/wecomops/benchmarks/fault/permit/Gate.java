package io.wecomops.benchmarks.fault.permit;

/** Where the threads of a node stand still while the pools are looked at. Thread-safe. */
final class Gate {
    private final int threads;
    private final Runnable allStand;
    private boolean shut;
    private int standing;

    /** @param allStand runs when it is shut and all threads stand before it */
    Gate(int threads, Runnable allStand) {
        this.threads = threads;
        this.allStand = allStand;
    }

    synchronized void shut() {
        shut = true;
        if (standing == threads) {
            allStand.run();
        }
    }

    synchronized void open() {
        shut = false;
        notifyAll();
    }

    /** Waits while it is shut. */
    synchronized void pass() throws InterruptedException {
        if (!shut) {
            return;
        }
        standing++;
        if (standing == threads) {
            allStand.run();
        }
        while (shut) {
            wait();
        }
        standing--;
    }
}
