package io.wecomops.bootstrap.command;

import io.wecomops.bootstrap.wiring.Version;
import java.util.List;
import java.util.Set;

/** Says which version this is. */
final class VersionCommand implements Command {
    @Override
    public String name() {
        return "version";
    }

    @Override
    public String summary() {
        return "say which version this is";
    }

    @Override
    public String help() {
        return """
                usage: wecom-ops version

                Prints this program's version and that of the Java it runs on.
                """;
    }

    @Override
    public ExitCode run(List<String> arguments, Session session) {
        Arguments.parse(arguments, Set.of(), Set.of());
        session.out().println("wecom-ops " + Version.running() + " (Java " + Runtime.version() + ")");
        return ExitCode.OK;
    }
}
