package io.wecomops.application.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One fetch of one key in this process, which all that miss it wait for. Thread-safe.
 *
 * @param <T> of what is fetched
 */
final class Flight<T> {
    private final Optional<Held<T>> stale;
    private final Duration start;
    private final CompletableFuture<Optional<Lookup<T>>> answer = new CompletableFuture<>();
    private boolean spoilt;
    private Optional<Thread> runner = Optional.empty();

    private Flight(Optional<Held<T>> stale, Duration start) {
        this.stale = stale;
        this.start = start;
    }

    /** Of what is missing. */
    static <T> Flight<T> ofMissing(Duration start) {
        return new Flight<>(Optional.empty(), start);
    }

    /** Of what is served meanwhile, stale as it is. */
    static <T> Flight<T> refreshing(Held<T> stale, Duration start) {
        return new Flight<>(Optional.of(stale), start);
    }

    /** What is served meanwhile; empty where there is nothing to serve. */
    Optional<Held<T>> stale() {
        return stale;
    }

    boolean isOlderThan(Duration age, Duration now) {
        return now.minus(start).compareTo(age) > 0;
    }

    /** Empty where there was no answer in time, or none but that it is worth asking again. */
    Optional<Lookup<T>> await(Duration patience) throws InterruptedException {
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a flight ends with an answer", impossible);
        }
    }

    void answer(Lookup<T> found) {
        answer.complete(Optional.of(found));
    }

    /** There is nothing to tell; who waits is to ask again. */
    void end() {
        answer.complete(Optional.empty());
    }

    /** What it brings may be older than an invalidation: from now on it keeps nothing. */
    synchronized void spoil() {
        spoilt = true;
    }

    /** Runs {@code keeping}, unless this flight is spoilt; nobody spoils it meanwhile. */
    synchronized void keep(Runnable keeping) {
        if (!spoilt) {
            keeping.run();
        }
    }

    synchronized void runsOn(Thread thread) {
        runner = Optional.of(thread);
    }

    synchronized void hasRun() {
        runner = Optional.empty();
    }

    /** Interrupts what takes too long, and keeps nothing of it. */
    synchronized void abandon() {
        spoilt = true;
        runner.ifPresent(Thread::interrupt);
        end();
    }
}
