package io.wecomops.adapters.metrics.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.wecomops.domain.metrics.MetricsPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes all figures in the text format 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats). */
public record PrometheusPage(Figures figures) implements MetricsPage {
    @Override
    public String text() {
        var page = new ByteArrayOutputStream(32 << 10);
        try {
            PrometheusTextFormatWriter.create().write(page, figures.registry.scrape());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return page.toString(UTF_8);
    }
}
