package io.wecomops.adapters.redis.limit;

import io.wecomops.domain.limit.LimitKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** What this node last heard of the paces it used last. Thread-safe. */
final class HeardPaces {
    private static final int MOST = 4096;

    private final Map<LimitKey, Pace> paces = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LimitKey, Pace> eldest) {
            return size() > MOST;
        }
    };

    synchronized Pace of(LimitKey key) {
        return paces.getOrDefault(key, Pace.UNHEARD_OF);
    }

    synchronized void put(LimitKey key, Pace pace) {
        paces.put(key, pace);
    }
}
