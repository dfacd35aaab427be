package io.wecomops.adapters.metrics.limit;

import io.wecomops.adapters.metrics.metrics.Figures;
import io.wecomops.domain.limit.Attempt;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.PermitPool;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sees what this node holds: from the grant until it is given back, or found to be lost. */
public final class CountedPermitPool implements PermitPool {
    private final PermitPool pool;
    private final Figures figures;
    private final Set<Permit> held = ConcurrentHashMap.newKeySet();

    public CountedPermitPool(PermitPool pool, Figures figures) {
        this.pool = pool;
        this.figures = figures;
    }

    @Override
    public Attempt acquire(LimitKey key, PermitOwner owner, int limit, Duration lease) {
        Attempt attempt = pool.acquire(key, owner, limit, lease);
        switch (attempt) {
            case Attempt.Granted _ -> {
                if (held.add(new Permit(key, owner))) {
                    figures.permitTaken(key.value());
                }
            }
            case Attempt.Full _ -> figures.permitRefused(key.value());
        }
        return attempt;
    }

    @Override
    public boolean renew(LimitKey key, PermitOwner owner, Duration lease) {
        boolean renewed = pool.renew(key, owner, lease);
        if (!renewed) {
            gone(key, owner);
        }
        return renewed;
    }

    @Override
    public void release(LimitKey key, PermitOwner owner) {
        gone(key, owner); // whether or not it can be told: its lease ends by itself
        pool.release(key, owner);
    }

    private void gone(LimitKey key, PermitOwner owner) {
        if (held.remove(new Permit(key, owner))) {
            figures.permitGone(key.value());
        }
    }

    private record Permit(LimitKey pool, PermitOwner owner) {}
}
