package io.wecomops.application.cache;

import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.CacheNews.News;
import io.wecomops.domain.cache.NearCache;
import io.wecomops.domain.reason.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cache of one family: near level, shared level, loader. A value is answered from near while its soft lifetime lasts; until
 * its hard lifetime ends it is answered too, and refreshed behind by one node. What is missing is loaded by one thread of one
 * node, and the others wait for as long as their patience lasts. Where a load fails, the old value goes on being answered until
 * its hard lifetime ends, and no node loads again before the back-off is over. Thread-safe.
 */
public final class ReadThrough<T> {
    private static final Logger LOG = LoggerFactory.getLogger(ReadThrough.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final CacheFamily<T> family;
    private final NearCache<Held<T>> near;
    private final LeasedLoad<T> load;
    private final CacheParts parts;
    private final ConcurrentMap<CacheKey, Flight<T>> flights = new ConcurrentHashMap<>();

    private ReadThrough(CacheFamily<T> family, NearCache<Held<T>> near, Loader<T> loader, CacheParts parts) {
        this.family = family;
        this.near = near;
        this.load = new LeasedLoad<>(family, loader, parts);
        this.parts = parts;
    }

    /** Makes the near level of a family, whatever it holds. */
    public interface NearLevel {
        <V> NearCache<V> make();
    }

    /** Hears of invalidations from now on. */
    public static <T> ReadThrough<T> of(CacheFamily<T> family, NearLevel near, Loader<T> loader, CacheParts parts) {
        var cache = new ReadThrough<T>(family, near.make(), loader, parts);
        parts.news().listen(cache::heard);
        return cache;
    }

    /**
     * The value of {@code key}, one of this family.
     *
     * @throws IllegalStateException where a load of {@code key} itself asks for it
     */
    public Lookup<T> get(CacheKey key) throws InterruptedException {
        Optional<Held<T>> found = near.find(key);
        if (found.isPresent()) {
            Held<T> held = found.get();
            if (held.isFreshAt(parts.time().glance())) {
                return held.answer();
            }
            if (held.holdsAt(parts.ticker().elapsed())) {
                flight(key, Optional.of(held));
                return held.answer();
            }
        }
        return awaited(key);
    }

    /**
     * Drops the value of {@code key} on all nodes, after what it is a copy of has changed.
     *
     * @throws io.wecomops.domain.error.DependencyUnavailableException where only this node is sure to have dropped it; the
     *     others serve theirs until its lifetime ends
     */
    public void invalidate(CacheKey key) {
        try {
            parts.shared().invalidate(key);
        } finally {
            forget(key);
        }
    }

    private Lookup<T> awaited(CacheKey key) throws InterruptedException {
        if (LoadChain.has(key)) {
            throw new IllegalStateException("the load of " + key + " asks for " + key);
        }
        Duration patience = parts.rules().patience();
        Duration deadline = parts.ticker().elapsed().plus(patience);
        while (true) {
            Optional<Lookup<T>> answer = flight(key, Optional.empty()).await(patience);
            if (answer.isPresent()) {
                return answer.get();
            }
            if (parts.ticker().elapsed().compareTo(deadline) >= 0) {
                return unavailable("not loaded in time", LOOK_AGAIN);
            }
        }
    }

    private Flight<T> flight(CacheKey key, Optional<Held<T>> stale) {
        Duration now = parts.ticker().elapsed();
        Flight<T> underWay = flights.get(key);
        if (underWay != null && underWay.isOlderThan(parts.rules().deadline(), now) && flights.remove(key, underWay)) {
            underWay.abandon();
            underWay = null;
        }
        if (underWay != null) {
            return underWay;
        }
        Flight<T> flight = stale.map(old -> Flight.refreshing(old, now)).orElseGet(() -> Flight.ofMissing(now));
        Flight<T> first = flights.putIfAbsent(key, flight);
        if (first != null) {
            return first;
        }
        start(key, flight);
        return flight;
    }

    private void start(CacheKey key, Flight<T> flight) {
        try {
            parts.threads().execute(LoadChain.with(key, () -> fly(key, flight)));
        } catch (RejectedExecutionException ending) {
            land(key, flight, unavailable("this process ends", LOOK_AGAIN));
        }
    }

    private void fly(CacheKey key, Flight<T> flight) {
        flight.runsOn(Thread.currentThread());
        try {
            if (!landedNear(key, flight)) {
                fetch(key, flight);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            LOG.atError().addKeyValue("key", key).setCause(broken).log("a value could not be fetched");
            Lookup.Unavailable<T> why =
                    unavailable("it could not be fetched", parts.rules().backoff());
            leaveAlone(key, flight, why);
            land(key, flight, why);
        } finally {
            flight.hasRun();
            flights.remove(key, flight);
            flight.end(); // says nothing where it has been answered
        }
    }

    /** Another flight may have landed between the look into the near level and the beginning of this one. */
    private boolean landedNear(CacheKey key, Flight<T> flight) {
        Duration now = parts.ticker().elapsed();
        Optional<Held<T>> landed = near.find(key).filter(held -> held.isFreshAt(now));
        landed.ifPresent(held -> land(key, flight, held.answer()));
        return landed.isPresent();
    }

    private void fetch(CacheKey key, Flight<T> flight) throws InterruptedException {
        Duration deadline = parts.ticker().elapsed().plus(parts.rules().patience());
        for (int round = 0; ; round++) {
            switch (load.attempt(key, flight.stale().isEmpty())) {
                case Outcome.Have<T>(Held<T> held, boolean fit) -> {
                    if (fit) {
                        keep(key, flight, held);
                    }
                    land(key, flight, held.answer());
                    if (fit && !held.isFreshAt(parts.ticker().elapsed())) {
                        flight(key, Optional.of(held)); // the shared level's was stale
                    }
                    return;
                }
                case Outcome.Failed<T>(Lookup.Unavailable<T> answer) -> {
                    leaveAlone(key, flight, answer);
                    land(key, flight, answer);
                    return;
                }
                case Outcome.Busy<T>(Duration leaseEnd) -> {
                    Duration now = parts.ticker().elapsed();
                    if (flight.stale().isPresent()) {
                        postponed(flight, now, shorter(leaseEnd, LOOK_AGAIN)).ifPresent(old -> keep(key, flight, old));
                        return;
                    }
                    if (now.compareTo(deadline) >= 0) {
                        land(key, flight, unavailable("another node loads it, or has just failed to", leaseEnd));
                        return;
                    }
                    parts.sleeper()
                            .sleep(shorter(
                                    leaseEnd,
                                    LoadRules.pause(round, parts.chance().draw())));
                }
            }
        }
    }

    /** Until the back-off is over the old value is served on, or the failure told, without another try. */
    private void leaveAlone(CacheKey key, Flight<T> flight, Lookup.Unavailable<T> why) {
        Duration now = parts.ticker().elapsed();
        keep(key, flight, postponed(flight, now, why.retryAfter()).orElseGet(() -> Held.failure(why, now)));
    }

    /** What is served while this flight is under way, to be refreshed later; empty where it may not be served any more. */
    private Optional<Held<T>> postponed(Flight<T> flight, Duration now, Duration pause) {
        return flight.stale().filter(old -> old.holdsAt(now)).map(old -> old.postponed(now.plus(pause)));
    }

    private void keep(CacheKey key, Flight<T> flight, Held<T> held) {
        flight.keep(() -> near.save(key, held, held.weight()));
    }

    private void land(CacheKey key, Flight<T> flight, Lookup<T> answer) {
        flights.remove(key, flight);
        flight.answer(answer);
    }

    /** Must not wait: it runs on the thread that brings the news. */
    private void heard(News news) {
        switch (news) {
            case News.Invalidated(CacheKey key) -> {
                if (family.owns(key)) {
                    forget(key);
                }
            }
            case News.Missed() -> {
                flights.keySet().forEach(this::spoil);
                near.dropAll();
            }
        }
    }

    private void forget(CacheKey key) {
        spoil(key);
        near.drop(key);
    }

    /** What is on its way may be older than the news; who asks from now on is not to wait for it. */
    private void spoil(CacheKey key) {
        Flight<T> underWay = flights.remove(key);
        if (underWay != null) {
            underWay.spoil();
        }
    }

    private static <T> Lookup.Unavailable<T> unavailable(String detail, Duration retryAfter) {
        return new Lookup.Unavailable<>(Reason.UNREACHABLE, detail, retryAfter);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
