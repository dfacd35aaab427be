package io.wecomops.bootstrap.command;

import io.wecomops.bootstrap.logging.Logs;
import io.wecomops.bootstrap.settings.Misspelt;
import io.wecomops.bootstrap.settings.Profile;
import io.wecomops.bootstrap.settings.Settings;
import io.wecomops.bootstrap.settings.Source;
import io.wecomops.bootstrap.wiring.StartAbandonedException;
import io.wecomops.bootstrap.wiring.Version;
import io.wecomops.bootstrap.wiring.Wiring;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a node until it is asked to end. */
final class ServeCommand implements Command {
    private static final Duration CLOSING = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String summary() {
        return "run a node: the REST API and the dispatcher";
    }

    @Override
    public String help() {
        return """
                usage: wecom-ops serve [--embedded]

                Runs a node until SIGTERM or Ctrl-C, with its log on standard output, one JSON object a line. Waits at the start
                for servers that are not there yet. At the end it takes no more requests, lets what is under way end for up
                to SHUTDOWN_GRACE_SEC, and exits with 0.

                  --embedded   one node by itself: a database file under WECOM_OPS_DATA instead of MySQL and Redis

                Settings come from the environment, or from the file .env in the working directory. Needed: WECOM_CORP_ID,
                WECOM_AGENT_ID, WECOM_AGENT_SECRET (or WECOM_AGENT_SECRET_FILE); without --embedded also MYSQL_PASSWORD.
                """;
    }

    @Override
    public ExitCode run(List<String> arguments, Session session) throws InterruptedException {
        var options = Arguments.parse(arguments, Set.of("--embedded"), Set.of());
        Profile profile = options.has("--embedded") ? Profile.EMBEDDED : Profile.PRODUCTION;
        Source source = session.settings();
        Settings settings = Settings.read(source, profile);
        session.stop().patience(settings.grace().multipliedBy(2).plus(CLOSING));
        Logs.toStandardOutput(settings.logTraceId());
        Logger log = LoggerFactory.getLogger(ServeCommand.class);
        for (Misspelt name : Misspelt.among(source.values().keySet())) {
            log.atWarn()
                    .addKeyValue("name", name.name())
                    .addKeyValue("meant", name.meant())
                    .log("unknown setting that looks misspelt");
        }
        try (var wiring = Wiring.start(settings, session.stop()::await)) {
            log.atInfo()
                    .addKeyValue("address", wiring.api())
                    .addKeyValue("mode", profile.name().toLowerCase(Locale.ROOT))
                    .addKeyValue("version", Version.running())
                    .addKeyValue("node", settings.massTasks().node())
                    .addKeyValue(
                            "start_ms", ManagementFactory.getRuntimeMXBean().getUptime())
                    .log("ready");
            session.stop().await();
            log.atInfo().log("stopping");
        } catch (StartAbandonedException ended) {
            log.atInfo().addKeyValue("cause", ended.getMessage()).log("stopped");
            return ExitCode.OK;
        } catch (UncheckedIOException unusable) {
            throw new UnavailableException(String.valueOf(unusable.getMessage()), unusable);
        }
        log.atInfo().log("stopped");
        return ExitCode.OK;
    }
}
