package io.wecomops.adapters.metrics;

import io.wecomops.adapters.metrics.cache.CountedNearCache;
import io.wecomops.adapters.metrics.cache.CountedSharedCache;
import io.wecomops.adapters.metrics.limit.CountedPermitPool;
import io.wecomops.adapters.metrics.limit.CountedRateLimiter;
import io.wecomops.adapters.metrics.metrics.Figures;
import io.wecomops.adapters.metrics.metrics.PrometheusMeter;
import io.wecomops.adapters.metrics.metrics.PrometheusPage;
import io.wecomops.adapters.metrics.token.CountedTokenStore;
import io.wecomops.adapters.metrics.token.CountedTokenTroubles;
import io.wecomops.adapters.metrics.upload.CountedUploads;
import io.wecomops.domain.cache.NearCache;
import io.wecomops.domain.cache.SharedCache;
import io.wecomops.domain.limit.PermitPool;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.metrics.Meter;
import io.wecomops.domain.metrics.MetricsPage;
import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.token.TokenStore;
import io.wecomops.domain.token.TokenTroubles;
import io.wecomops.domain.upload.Uploads;
import java.util.Set;

/** The figures of one process. Each {@code counted} stands in front of a port and does just what that does. Thread-safe. */
public final class MetricsAdapters {
    private final Figures figures;
    private final Meter meter;
    private final MetricsPage page;

    /** @param version of the product, as its build info tells it */
    public MetricsAdapters(String version, Ticker ticker) {
        this.figures = new Figures(version, ticker);
        this.meter = new PrometheusMeter(figures);
        this.page = new PrometheusPage(figures);
    }

    public Meter meter() {
        return meter;
    }

    public MetricsPage page() {
        return page;
    }

    /** Of all figures that are the product's own, whether or not they have been counted yet. */
    public Set<String> names() {
        return figures.names();
    }

    public RateLimiter counted(RateLimiter limiter) {
        return new CountedRateLimiter(limiter, figures);
    }

    public PermitPool counted(PermitPool pool) {
        return new CountedPermitPool(pool, figures);
    }

    public TokenStore counted(TokenStore store) {
        return new CountedTokenStore(store, figures);
    }

    public TokenTroubles counted(TokenTroubles troubles) {
        return new CountedTokenTroubles(troubles, figures);
    }

    public SharedCache counted(SharedCache cache) {
        return new CountedSharedCache(cache, figures);
    }

    public <V> NearCache<V> counted(NearCache<V> cache) {
        return new CountedNearCache<>(cache, figures);
    }

    public Uploads counted(Uploads uploads) {
        return new CountedUploads(uploads, figures);
    }
}
