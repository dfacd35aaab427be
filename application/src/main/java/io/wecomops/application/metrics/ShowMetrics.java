package io.wecomops.application.metrics;

import io.wecomops.domain.metrics.MetricsPage;

/** Shows all figures as they stand. Asks no server, so it answers while every one of them is gone. Thread-safe. */
public final class ShowMetrics {
    private final MetricsPage page;

    public ShowMetrics(MetricsPage page) {
        this.page = page;
    }

    /** In Prometheus' text format 0.0.4. */
    public String show() {
        return page.text();
    }
}
