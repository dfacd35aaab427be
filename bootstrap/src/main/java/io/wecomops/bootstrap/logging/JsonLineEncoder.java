package io.wecomops.bootstrap.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.wecomops.domain.trace.Trace;
import io.wecomops.domain.trace.TraceId;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Writes an event as one line of JSON: {@code ts}, {@code level}, {@code msg}, {@code trace_id}, {@code logger}, what the event
 * adds, and {@code error} with the stack trace. A key that is taken gets a {@code _} before it. Never throws; thread-safe.
 */
final class JsonLineEncoder extends EncoderBase<ILoggingEvent> {
    private static final DateTimeFormatter RFC_3339 =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneId.systemDefault());
    private static final Set<String> OWN = Set.of("ts", "level", "msg", "trace_id", "logger", "error");

    private final JsonFactory json = new JsonFactory();
    private final boolean withTraceId;

    JsonLineEncoder(boolean withTraceId) {
        this.withTraceId = withTraceId;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        try {
            return line(event, pairs(event));
        } catch (IOException | RuntimeException unwritable) {
            return withoutPairs(event);
        }
    }

    private byte[] withoutPairs(ILoggingEvent event) {
        try {
            return line(event, List.of());
        } catch (IOException | RuntimeException unwritable) {
            return "{\"level\":\"ERROR\",\"msg\":\"a log line could not be written\"}\n"
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private byte[] line(ILoggingEvent event, List<KeyValuePair> pairs) throws IOException {
        // text first, bytes after: a lone surrogate becomes '?' instead of a fault
        var text = new StringWriter(256);
        try (JsonGenerator out = json.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("ts", RFC_3339.format(Instant.ofEpochMilli(event.getTimeStamp())));
            out.writeStringField("level", event.getLevel().toString());
            out.writeStringField("msg", String.valueOf(event.getFormattedMessage()));
            Optional<TraceId> trace = withTraceId ? Trace.current() : Optional.empty();
            if (trace.isPresent()) {
                out.writeStringField("trace_id", trace.get().value());
            }
            out.writeStringField("logger", event.getLoggerName());
            var taken = new HashSet<>(OWN);
            for (KeyValuePair pair : pairs) {
                writePair(out, free(String.valueOf(pair.key), taken), pair.value);
            }
            IThrowableProxy thrown = event.getThrowableProxy();
            if (thrown != null) {
                out.writeStringField("error", ThrowableProxyUtil.asString(thrown));
            }
            out.writeEndObject();
        }
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<KeyValuePair> pairs(ILoggingEvent event) {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        return pairs == null ? List.of() : pairs;
    }

    private static String free(String key, Set<String> taken) {
        String name = key;
        while (!taken.add(name)) {
            name = "_" + name;
        }
        return name;
    }

    private static void writePair(JsonGenerator out, String name, @Nullable Object value) throws IOException {
        out.writeFieldName(name);
        switch (value) {
            case null -> out.writeNull();
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case Double number -> out.writeNumber(number);
            case Boolean truth -> out.writeBoolean(truth);
            default -> out.writeString(words(value));
        }
    }

    private static String words(Object value) {
        try {
            return String.valueOf(value);
        } catch (RuntimeException unprintable) {
            return "unprintable " + value.getClass().getName();
        }
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
