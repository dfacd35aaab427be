package io.wecomops.adapters.metrics;

import io.wecomops.domain.metrics.MetricsPage;
import java.util.stream.Collectors;

/** What a page tells. */
record Told(MetricsPage page) {
    /** The lines of figures that are the product's own. */
    String ours() {
        return page.text().lines().filter(line -> line.startsWith("wecomops_")).collect(Collectors.joining("\n"));
    }

    /** @param series with its labels, as the page writes them */
    double value(String series) {
        return page.text()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .findFirst()
                .map(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .orElseThrow(() -> new AssertionError("no " + series + " in\n" + ours()));
    }
}
