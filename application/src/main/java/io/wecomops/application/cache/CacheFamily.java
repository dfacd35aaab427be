package io.wecomops.application.cache;

import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.CachePolicy;
import io.wecomops.domain.cache.Lifetime;
import java.time.Duration;
import java.util.Objects;

/**
 * What things of one kind have in common.
 *
 * @param name as in {@link CacheKey#family()}
 * @param version of the form, as in {@link CacheKey#version()}
 * @param absence how long it is known that there is none; positive, and short: what has just been made is to be found
 */
public record CacheFamily<T>(String name, int version, TextForm<T> form, CachePolicy policy, Duration absence) {
    public CacheFamily {
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(policy, "policy");
        if (!absence.isPositive()) {
            throw new IllegalArgumentException("a known absence lasts some time, not " + absence);
        }
    }

    public CacheKey key(String id) {
        return new CacheKey(name, version, id);
    }

    boolean owns(CacheKey key) {
        return key.version() == version && key.family().equals(name);
    }

    /** @param chance uniform in [0, 1) */
    Lifetime ofAbsence(double chance) {
        return new CachePolicy(absence, absence, policy.jitterMin(), policy.jitterMax()).draw(chance);
    }
}
