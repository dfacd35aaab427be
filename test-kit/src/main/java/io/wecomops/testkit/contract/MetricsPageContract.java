package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.metrics.MetricsPage;
import io.wecomops.testkit.AtOnce;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every {@link MetricsPage} must do: the text format 0.0.4 of Prometheus. */
public abstract class MetricsPageContract {
    private static final Pattern LINE = Pattern.compile(
            "# (HELP|TYPE) [a-zA-Z_:][a-zA-Z0-9_:]* .+|[a-zA-Z_:][a-zA-Z0-9_:]*(\\{.*})? (NaN|[+-]Inf|[-+0-9.eE]+)");

    /** Of figures of which some have been counted. */
    protected abstract MetricsPage page();

    @Test
    void eachLineIsInTheFormatAndTheLastOneEnds() {
        String text = page().text();
        assertThat(text).endsWith("\n");
        assertThat(text.lines())
                .isNotEmpty()
                .allMatch(line -> LINE.matcher(line).matches());
        assertThat(text.lines().filter(line -> line.startsWith("# TYPE"))).doesNotHaveDuplicates();
    }

    @Test
    void manyMayReadAtOnce() {
        assertThat(AtOnce.call(8, _ -> page().text())).hasSize(8).allMatch(text -> text.contains("# TYPE"));
    }
}
