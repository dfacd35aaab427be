package io.wecomops.application.cache;

import io.wecomops.domain.cache.CacheKey;

/**
 * Where a value comes from. Its own time limit is to be below the deadline of {@link LoadRules}, after which it is interrupted.
 * What it throws counts as a failure. It may read through other caches, but not in a circle.
 */
@FunctionalInterface
public interface Loader<T> {
    Loaded<T> load(CacheKey key) throws InterruptedException;
}
