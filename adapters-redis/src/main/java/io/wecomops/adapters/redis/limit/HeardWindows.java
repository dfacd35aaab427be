package io.wecomops.adapters.redis.limit;

import java.util.LinkedHashMap;
import java.util.Map;

/** What this node last heard of the windows it used last, by their keys in Redis. Thread-safe. */
final class HeardWindows {
    private static final int MOST = 4096;

    private final Map<String, Heard> windows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Heard> eldest) {
            return size() > MOST;
        }
    };

    synchronized Heard of(String key) {
        return windows.getOrDefault(key, Heard.NOTHING);
    }

    synchronized void put(String key, Heard heard) {
        windows.put(key, heard);
    }
}
