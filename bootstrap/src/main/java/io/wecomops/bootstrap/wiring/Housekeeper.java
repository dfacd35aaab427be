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
