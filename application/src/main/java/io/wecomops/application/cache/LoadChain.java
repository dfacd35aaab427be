package io.wecomops.application.cache;

import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/** Which loads this one is part of: a load that asks for one of them would wait for itself. */
final class LoadChain {
    private static final ScopedValue<List<CacheKey>> LOADING = ScopedValue.newInstance();

    private LoadChain() {}

    static boolean has(CacheKey key) {
        return loading().contains(key);
    }

    /** {@code work} as the load of {@code key}, on whatever thread: within the chain and under the trace id of this one. */
    static Runnable with(CacheKey key, Runnable work) {
        List<CacheKey> longer = new ArrayList<>(loading());
        longer.add(key);
        List<CacheKey> chain = List.copyOf(longer);
        Runnable chained = () -> ScopedValue.where(LOADING, chain).run(work);
        return Trace.current().<Runnable>map(id -> () -> Trace.run(id, chained)).orElse(chained);
    }

    private static List<CacheKey> loading() {
        return LOADING.isBound() ? LOADING.get() : List.of();
    }
}
