package io.wecomops.bootstrap.wiring;

import io.wecomops.application.masstask.DispatchBatches;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dispatcher with the threads that it runs on. */
final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final DispatchBatches batches;
    private final ExecutorService workers;
    private final Thread thread;
    private final Duration grace;

    private Dispatcher(DispatchBatches batches, ExecutorService workers, Thread thread, Duration grace) {
        this.batches = batches;
        this.workers = workers;
        this.thread = thread;
        this.grace = grace;
    }

    /** @param grace how long what is in flight may take at the end */
    static Dispatcher start(DispatchBatches batches, ExecutorService workers, Duration grace) {
        return new Dispatcher(
                batches, workers, Thread.ofPlatform().name("dispatcher").start(batches), grace);
    }

    /** Claims nothing more and waits for what is in flight. */
    @Override
    public void close() {
        try {
            if (!batches.stop(grace)) {
                LOG.atWarn()
                        .addKeyValue("grace_s", grace.toSeconds())
                        .log("batches are cut off in flight; they come back when their lease ends");
            }
            thread.interrupt();
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            workers.shutdownNow();
        }
    }
}
