package io.wecomops.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wecomops.domain.trace.Trace;
import io.wecomops.domain.trace.TraceId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

final class JsonLineEncoderTest {
    private static final TraceId TRACE = new TraceId("via-nginx-001");

    private final JsonLineEncoder encoder = new JsonLineEncoder(true);

    @Test
    void aLineHasItsTimeLevelWordsAndWhatTheEventAdds() throws Exception {
        LoggingEvent event = event("request served");
        add(event, "route", "/api/v1/health");
        add(event, "latency_ms", 12L);
        add(event, "share", 0.5);
        add(event, "again", true);
        add(event, "took", Duration.ofSeconds(2));
        add(event, "nobody", null);

        JsonNode line = Trace.call(TRACE, () -> line(event));

        assertThat(line.properties().stream().map(member -> member.getKey()))
                .containsExactly(
                        "ts",
                        "level",
                        "msg",
                        "trace_id",
                        "logger",
                        "route",
                        "latency_ms",
                        "share",
                        "again",
                        "took",
                        "nobody");
        assertThat(line.get("level").textValue()).isEqualTo("INFO");
        assertThat(line.get("msg").textValue()).isEqualTo("request served");
        assertThat(line.get("trace_id").textValue()).isEqualTo("via-nginx-001");
        assertThat(line.get("latency_ms").longValue()).isEqualTo(12);
        assertThat(line.get("share").doubleValue()).isEqualTo(0.5);
        assertThat(line.get("again").booleanValue()).isTrue();
        assertThat(line.get("took").textValue()).isEqualTo("PT2S");
        assertThat(line.get("nobody").isNull()).isTrue();
    }

    @Test
    void timeIsRfc3339InMillisecondsWithOffset() throws Exception {
        LoggingEvent event = event("x");
        event.setInstant(Instant.parse("2026-03-01T04:05:06.789Z"));

        String ts = line(event).get("ts").textValue();

        assertThat(ts).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.789[+-]\\d\\d:\\d\\d");
        assertThat(OffsetDateTime.parse(ts).toInstant()).isEqualTo(event.getInstant());
    }

    @Test
    void withoutATraceThereIsNoTraceId() throws Exception {
        assertThat(line(event("x")).has("trace_id")).isFalse();
    }

    @Test
    void traceIdsCanBeLeftOut() throws Exception {
        var without = new JsonLineEncoder(false);

        byte[] line = Trace.call(TRACE, () -> without.encode(event("x")));

        assertThat(new String(line, StandardCharsets.UTF_8)).doesNotContain("trace_id");
    }

    @Test
    void aKeyThatIsTakenGetsAnotherName() throws Exception {
        LoggingEvent event = event("real");
        add(event, "msg", "forged");
        add(event, "ts", 1L);
        add(event, "a", 1L);
        add(event, "a", 2L);
        add(event, "a", 3L);

        JsonNode line = line(event);

        assertThat(line.get("msg").textValue()).isEqualTo("real");
        assertThat(line.get("_msg").textValue()).isEqualTo("forged");
        assertThat(line.get("_ts").longValue()).isEqualTo(1);
        assertThat(line.get("a").longValue()).isEqualTo(1);
        assertThat(line.get("_a").longValue()).isEqualTo(2);
        assertThat(line.get("__a").longValue()).isEqualTo(3);
    }

    @Test
    void anErrorIsOneTextWithItsStackTrace() throws Exception {
        LoggingEvent event = event("broken");
        event.setThrowableProxy(new ch.qos.logback.classic.spi.ThrowableProxy(
                new IllegalStateException("outer\nsecond line", new IOException("inner"))));

        String error = line(event).get("error").textValue();

        assertThat(error)
                .startsWith("java.lang.IllegalStateException: outer")
                .contains("JsonLineEncoderTest", "Caused by: java.io.IOException: inner");
    }

    @Test
    void anythingAtAllStaysOneLineOfJson() throws Exception {
        LoggingEvent event = event("line\r\nbreak \u2028 \u0000 \uD800 企业微信 🙂 \"quoted\" \\");
        add(event, "ke\"y\n", "v\"\n");
        add(event, "number", Double.NaN);
        add(event, "broken", new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no words");
            }
        });

        String text = new String(encoder.encode(event), StandardCharsets.UTF_8);

        assertThat(text).endsWith("}\n");
        assertThat(text.lines()).hasSize(1);
        JsonNode line = new ObjectMapper().readTree(text);
        assertThat(line.get("msg").textValue()).contains("企业微信 🙂 \"quoted\" \\");
        assertThat(line.get("broken").textValue()).startsWith("unprintable");
    }

    private static LoggingEvent event(String message) {
        var context = new LoggerContext();
        return new LoggingEvent(
                JsonLineEncoderTest.class.getName(),
                context.getLogger("io.wecomops.test"),
                Level.INFO,
                message,
                null,
                null);
    }

    private static void add(LoggingEvent event, String key, @Nullable Object value) {
        event.addKeyValuePair(new KeyValuePair(key, value));
    }

    private JsonNode line(LoggingEvent event) throws IOException {
        return Objects.requireNonNull(new ObjectMapper().readTree(encoder.encode(event)));
    }
}
