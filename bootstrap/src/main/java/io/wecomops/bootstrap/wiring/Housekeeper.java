package io.wecomops.bootstrap.wiring;

/** A thread for what nobody waits for. */
final class Housekeeper implements AutoCloseable {
    private final Thread thread;

    private Housekeeper(Thread thread) {
        this.thread = thread;
    }

    /** @param chores runs until its thread is interrupted */
    static Housekeeper start(Runnable chores) {
        return new Housekeeper(Thread.ofVirtual().name("housekeeper").start(chores));
    }

    /**
     * The same, on a thread that runs however busy the virtual threads are.
     *
     * @param chores runs until its thread is interrupted; short at a time
     */
    static Housekeeper startPunctual(Runnable chores) {
        return new Housekeeper(
                Thread.ofPlatform().daemon().name("punctual-housekeeper").start(chores));
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
