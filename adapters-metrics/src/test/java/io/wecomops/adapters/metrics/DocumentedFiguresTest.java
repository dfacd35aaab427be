package io.wecomops.adapters.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.testkit.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of figures in the operator's handbook is what the page tells: neither less nor more. */
class DocumentedFiguresTest {
    private static final Pattern NAME = Pattern.compile("wecomops_[a-z_]+");

    @Test
    void eachFigureThatIsDocumentedIsThereAndEachThatIsThereIsDocumented() throws IOException {
        String handbook = Files.readString(Path.of("../docs/operations.md"));
        Set<String> documented = NAME.matcher(handbook)
                .results()
                .map(found -> found.group().replaceFirst("_seconds_count$", "_seconds")) // as rules ask for it
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(new TreeSet<>(new MetricsAdapters("1.2.3", new ManualTime()).names()))
                .isEqualTo(documented);
    }
}
