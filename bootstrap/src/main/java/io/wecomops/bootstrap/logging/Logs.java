package io.wecomops.bootstrap.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.jul.LevelChangePropagator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sets up where this process' log lines go; what libraries say through java.util.logging goes the same way. */
public final class Logs {
    private static final Map<String, Level> QUIET = Map.of(
            "com.zaxxer.hikari", Level.WARN,
            "io.helidon", Level.WARN,
            "io.lettuce", Level.WARN,
            "io.netty", Level.WARN,
            "liquibase", Level.WARN,
            "liquibase.database", Level.OFF); // prints a stack trace on MariaDB for a column that it can do without

    private Logs() {}

    /** JSON lines on standard output. */
    public static void toStandardOutput(boolean withTraceId) {
        start(new ConsoleAppender<>(), withTraceId, Level.INFO);
    }

    /** Only what is amiss, on standard error; for commands whose standard output is for something else. */
    public static void toStandardError() {
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setTarget("System.err");
        start(appender, true, Level.WARN);
    }

    /** JSON lines at the end of {@code file}; for commands that talk to a person on standard output. */
    public static void toFile(Path file) {
        var appender = new FileAppender<ILoggingEvent>();
        appender.setFile(file.toString());
        start(appender, true, Level.INFO);
    }

    private static void start(OutputStreamAppender<ILoggingEvent> appender, boolean withTraceId, Level level) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        var levels = new LevelChangePropagator(); // so that java.util.logging does not build lines that nobody wants
        levels.setContext(context);
        levels.setResetJUL(true);
        levels.start();
        context.addListener(levels);
        var encoder = new JsonLineEncoder(withTraceId);
        encoder.setContext(context);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        root.addAppender(appender);
        QUIET.forEach((name, most) -> context.getLogger(name).setLevel(most));
    }

    /** Ends it: nothing is written after this. */
    public static void stop() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    }
}
