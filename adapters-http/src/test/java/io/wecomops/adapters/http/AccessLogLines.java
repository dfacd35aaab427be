package io.wecomops.adapters.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.wecomops.domain.trace.Trace;
import io.wecomops.domain.trace.TraceId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Listens to what is logged under a trace id. */
final class AccessLogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.wecomops");

    private AccessLogLines() {}

    record Line(String traceId, Level level, String text, boolean hasStackTrace) {}

    static AccessLogLines listen() {
        var lines = new AccessLogLines();
        lines.setContext(lines.root.getLoggerContext());
        lines.start();
        lines.ours.setLevel(Level.INFO);
        lines.ours.setAdditive(false);
        lines.ours.addAppender(lines);
        return lines;
    }

    List<Line> of(String traceId) {
        return lines.stream().filter(line -> line.traceId().equals(traceId)).toList();
    }

    @Override
    protected void append(ILoggingEvent event) {
        String pairs = event.getKeyValuePairs() == null
                ? ""
                : event.getKeyValuePairs().stream()
                        .map(pair -> pair.key + "=" + pair.value)
                        .collect(Collectors.joining(" ", " ", ""));
        String id = Trace.current().map(TraceId::value).orElse("");
        lines.add(new Line(id, event.getLevel(), event.getMessage() + pairs, event.getThrowableProxy() != null));
    }

    @Override
    public void close() {
        ours.detachAppender(this);
        ours.setAdditive(true);
        ours.setLevel(null);
        stop();
    }
}
