package io.wecomops.adapters.memory.expiry;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * A map whose entries end. Ended ones are swept out whenever twice as many are held as were alive at the last sweep, so
 * a put costs constant time on average and at most twice the living (or {@value #SMALL}) are held. Not thread-safe.
 */
public final class EndingMap<K, V> {
    private static final int SMALL = 1024;

    private final Map<K, V> entries = new HashMap<>();
    private final InstantSource clock;
    private final BiPredicate<V, Instant> ended;
    private int sweepAbove = SMALL;

    /** @param ended whether a value means nothing any more at a time */
    public EndingMap(InstantSource clock, BiPredicate<V, Instant> ended) {
        this.clock = clock;
        this.ended = ended;
    }

    /** The value, which may have ended. */
    public Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    public void put(K key, V value) {
        entries.put(key, value);
        if (entries.size() > sweepAbove) {
            Instant now = clock.instant();
            entries.values().removeIf(entry -> ended.test(entry, now));
            sweepAbove = Math.max(SMALL, 2 * entries.size());
        }
    }

    /** How many entries are held, ended ones among them. */
    public int size() {
        return entries.size();
    }
}
