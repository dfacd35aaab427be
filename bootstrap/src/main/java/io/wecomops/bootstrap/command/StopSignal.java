package io.wecomops.bootstrap.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGTERM and Ctrl-C, made into something to wait for: the command ends what it has begun by itself, and the process then
 * exits with the command's own code instead of 143. Thread-safe.
 */
final class StopSignal {
    private static final Duration UNTIL_SERVING = Duration.ofMinutes(5);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile ExitCode code = ExitCode.INTERNAL;
    private volatile Duration patience = UNTIL_SERVING;

    /** Listens to what is asked of this process. */
    static StopSignal ofThisProcess() {
        var signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(signal::obey));
        return signal;
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits, at most {@code longest}; whether it was asked by then. */
    boolean await(Duration longest) throws InterruptedException {
        return asked.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    void await() throws InterruptedException {
        asked.await();
    }

    /** How long the command may take to end from when it is asked to; after that the process is gone. */
    void patience(Duration longest) {
        patience = longest;
    }

    /** The command has ended. */
    void ended(ExitCode how) {
        code = how;
        ended.countDown();
    }

    void ask() {
        asked.countDown();
    }

    private void obey() {
        ask();
        try {
            ended.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code.number());
    }
}
