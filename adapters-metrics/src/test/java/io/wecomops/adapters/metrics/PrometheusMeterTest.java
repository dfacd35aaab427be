package io.wecomops.adapters.metrics;

import io.wecomops.domain.metrics.Meter;
import io.wecomops.testkit.ManualTime;
import io.wecomops.testkit.contract.MeterContract;

class PrometheusMeterTest extends MeterContract {
    private final MetricsAdapters metrics = new MetricsAdapters("1.2.3", new ManualTime());

    @Override
    protected Meter meter() {
        return metrics.meter();
    }

    /** Only what is ours: the JVM's own figures change by themselves. */
    @Override
    protected String told() {
        return new Told(metrics.page()).ours();
    }

    @Override
    protected long batchesSent() {
        return (long) new Told(metrics.page()).value("wecomops_batches_total{app=\"1000002\",outcome=\"sent\"}");
    }
}
