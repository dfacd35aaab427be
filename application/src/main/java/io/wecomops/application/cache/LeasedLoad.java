package io.wecomops.application.cache;

import io.wecomops.domain.cache.CacheEntry;
import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.Lifetime;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.limit.Attempt;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.reason.Reason;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a value in the shared level, or loads it under the one lease that all nodes share. A failed load leaves its lease to end
 * with the back-off, so that no node tries again sooner. Never waits for the lease. Where the shared level is gone, each process
 * loads by itself. Thread-safe.
 */
final class LeasedLoad<T> {
    private static final Logger LOG = LoggerFactory.getLogger(LeasedLoad.class);
    private static final Reason LOAD_FAILED = new Reason("load_failed");

    private final CacheFamily<T> family;
    private final Loader<T> loader;
    private final CacheParts parts;

    LeasedLoad(CacheFamily<T> family, Loader<T> loader, CacheParts parts) {
        this.family = family;
        this.loader = loader;
        this.parts = parts;
    }

    /**
     * One attempt.
     *
     * @param staleIsGood whether a stale value of the shared level is worth having, because there is none to serve
     */
    Outcome<T> attempt(CacheKey key, boolean staleIsGood) throws InterruptedException {
        LimitKey pool = LeaseName.of(key);
        var owner = new PermitOwner(parts.ids().next());
        Attempt lease;
        try {
            Optional<Held<T>> found = found(key, staleIsGood);
            if (found.isPresent()) {
                return new Outcome.Have<>(found.get(), true);
            }
            lease = parts.permits().acquire(pool, owner, 1, parts.rules().lease());
        } catch (DependencyUnavailableException gone) {
            doneWithout(key, gone);
            return loadedAlone(key);
        }
        return switch (lease) {
            case Attempt.Full(Duration nextLeaseEnd) -> new Outcome.Busy<>(nextLeaseEnd);
            case Attempt.Granted _ -> underLease(key, pool, owner);
        };
    }

    private Outcome<T> underLease(CacheKey key, LimitKey pool, PermitOwner owner) throws InterruptedException {
        Duration backoff = Duration.ZERO;
        try {
            Outcome<T> outcome = foundOrLoaded(key);
            if (outcome instanceof Outcome.Failed<T>(var answer)) {
                backoff = answer.retryAfter();
            }
            return outcome;
        } finally {
            end(key, pool, owner, backoff);
        }
    }

    private Outcome<T> foundOrLoaded(CacheKey key) throws InterruptedException {
        Duration start = parts.ticker().elapsed();
        long generation;
        try {
            generation = parts.shared().begin(key);
            // somebody may have saved one before this lease was granted
            Optional<Held<T>> found = found(key, false);
            if (found.isPresent()) {
                return new Outcome.Have<>(found.get(), true);
            }
        } catch (DependencyUnavailableException gone) {
            doneWithout(key, gone);
            return loadedAlone(key);
        }
        Loaded<T> loaded = load(key);
        boolean leaseHolds =
                parts.ticker().elapsed().minus(start).compareTo(parts.rules().lease()) < 0;
        return brought(key, loaded, entry -> leaseHolds && saved(key, entry, generation));
    }

    private Outcome<T> loadedAlone(CacheKey key) throws InterruptedException {
        return brought(key, load(key), _ -> true);
    }

    /** Takes an entry to the shared level, and says whether it may be kept near. */
    private interface Sharing {
        boolean share(CacheEntry entry);
    }

    private Outcome<T> brought(CacheKey key, Loaded<T> loaded, Sharing sharing) {
        double chance = parts.chance().draw();
        return switch (loaded) {
            case Loaded.Value<T>(T value, Optional<Lifetime> own) -> {
                Lifetime life = own.orElseGet(() -> family.policy().draw(chance));
                String text = family.form().write(value);
                boolean fit = sharing.share(CacheEntry.of(text, life));
                yield new Outcome.Have<>(
                        Held.of(new Lookup.Found<>(value), life, parts.ticker().elapsed(), text.length()), fit);
            }
            case Loaded.Absent<T> _ -> {
                Lifetime life = family.ofAbsence(chance);
                boolean fit = sharing.share(CacheEntry.knownAbsent(life));
                yield new Outcome.Have<>(
                        Held.of(new Lookup.Absent<>(), life, parts.ticker().elapsed(), 0), fit);
            }
            case Loaded.Failed<T>(Reason reason, String detail, Duration retryAfter) -> {
                Duration own = parts.rules().backoff();
                Duration backoff = retryAfter.compareTo(own) > 0 ? retryAfter : own;
                LOG.atWarn()
                        .addKeyValue("key", key)
                        .addKeyValue("reason", reason)
                        .addKeyValue("detail", detail)
                        .addKeyValue("backoff_ms", backoff.toMillis())
                        .log("not loaded");
                yield new Outcome.Failed<>(new Lookup.Unavailable<>(reason, detail, backoff));
            }
        };
    }

    private Loaded<T> load(CacheKey key) throws InterruptedException {
        try {
            return loader.load(key);
        } catch (RuntimeException failed) {
            LOG.atWarn().addKeyValue("key", key).setCause(failed).log("the loader failed");
            return new Loaded.Failed<>(
                    LOAD_FAILED, "the load failed: " + failed.getClass().getSimpleName(), Duration.ZERO);
        }
    }

    private Optional<Held<T>> found(CacheKey key, boolean staleIsGood) {
        return parts.shared()
                .find(key)
                .filter(entry -> staleIsGood || entry.isFresh())
                .flatMap(entry -> read(key, entry));
    }

    private Optional<Held<T>> read(CacheKey key, CacheEntry entry) {
        Lookup<T> answer = new Lookup.Absent<>();
        if (entry.text().isPresent()) {
            try {
                answer = new Lookup.Found<>(family.form().read(entry.text().get()));
            } catch (IllegalArgumentException undecodable) {
                LOG.atWarn().addKeyValue("key", key).log("what the shared level holds cannot be read: a miss");
                return Optional.empty();
            }
        }
        Duration now = parts.ticker().elapsed();
        int characters = entry.text().map(String::length).orElse(0);
        return Optional.of(
                entry.isFresh()
                        ? Held.of(answer, new Lifetime(entry.softLeft(), entry.hardLeft()), now, characters)
                        : Held.stale(answer, entry.hardLeft(), now, characters));
    }

    private boolean saved(CacheKey key, CacheEntry entry, long generation) {
        try {
            return parts.shared().save(key, entry, generation);
        } catch (DependencyUnavailableException gone) {
            doneWithout(key, gone);
            return true;
        }
    }

    private void end(CacheKey key, LimitKey pool, PermitOwner owner, Duration backoff) {
        try {
            if (backoff.isPositive()) {
                parts.permits().renew(pool, owner, backoff);
            } else {
                parts.permits().release(pool, owner);
            }
        } catch (DependencyUnavailableException gone) {
            doneWithout(key, gone); // the lease ends by itself
        }
    }

    private static void doneWithout(CacheKey key, DependencyUnavailableException gone) {
        LOG.atWarn().addKeyValue("key", key).setCause(gone).log("the shared level of the cache cannot be reached");
    }
}
