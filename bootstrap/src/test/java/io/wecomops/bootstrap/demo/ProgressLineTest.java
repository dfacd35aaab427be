package io.wecomops.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void aPipeGetsALineForEveryTenth() {
        var progress = new ProgressLine(out, false);
        List.of(0, 50, 100, 150, 199, 200, 990, 1000).forEach(done -> progress.show(task(done), Duration.ofSeconds(2)));
        progress.end();

        assertThat(text().lines().map(line -> line.replaceAll(".*[█░] *", "")))
                .containsExactly(
                        "10 %  100 of 1,000 people, 50 a second",
                        "20 %  200 of 1,000 people, 100 a second",
                        "99 %  990 of 1,000 people, 495 a second",
                        "100 %  1,000 of 1,000 people, 500 a second");
    }

    @Test
    void aPersonSeesOneLineDrawnAnew() {
        var progress = new ProgressLine(out, true);
        progress.show(task(10), Duration.ofSeconds(1));
        progress.show(task(20), Duration.ofSeconds(1));
        progress.end();

        assertThat(text().split("\r")).hasSize(3);
        assertThat(text()).endsWith(System.lineSeparator());
    }

    @Test
    void explanationsFitTheScreen() {
        assertThat(Wrapped.lines("one two three four", 9)).containsExactly("one two", "three", "four");
        assertThat(Wrapped.lines("企业微信中没有此人，请核对 userid。", 12)).containsExactly("企业微信中没", "有此人，请核", "对 userid。");
        assertThat(Wrapped.lines("", 12)).containsExactly("");
    }

    private static TaskView task(int done) {
        return new TaskView(1, 1000, done, 0, 0, 0, 1000 - done);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
