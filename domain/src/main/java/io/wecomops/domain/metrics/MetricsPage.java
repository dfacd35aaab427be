package io.wecomops.domain.metrics;

import io.wecomops.domain.port.DrivenPort;

/** All figures as they stand, for a program that collects them. Thread-safe; asks no server. */
@DrivenPort
public interface MetricsPage {
    /** In Prometheus' text format 0.0.4; ends with a line feed. */
    String text();
}
