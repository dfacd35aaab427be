package io.wecomops.bootstrap.command;

import io.wecomops.bootstrap.settings.MigrationSettings;
import io.wecomops.bootstrap.settings.Profile;
import io.wecomops.bootstrap.wiring.Storage;
import java.util.List;
import java.util.Set;

/** Brings the database's tables up to date, or takes the last steps back. */
final class MigrateCommand implements Command {
    @Override
    public String name() {
        return "migrate";
    }

    @Override
    public String summary() {
        return "bring the database's tables up to date, or take steps back";
    }

    @Override
    public String help() {
        return """
                usage: wecom-ops migrate [--embedded] [--rollback N]

                Brings the tables up to this version; "serve" does so too. Waits for nothing: where the database does not
                answer it exits with 69.

                  --rollback N   take the last N steps back, with the data that only they have room for
                  --embedded     the database file under WECOM_OPS_DATA instead of MySQL

                Settings: MYSQL_HOST, MYSQL_PORT, MYSQL_USER, MYSQL_PASSWORD, MYSQL_DB.
                """;
    }

    @Override
    public ExitCode run(List<String> arguments, Session session) {
        var options = Arguments.parse(arguments, Set.of("--embedded"), Set.of("--rollback"));
        int steps = options.whole("--rollback", 0, 1, 1000);
        Profile profile = options.has("--embedded") ? Profile.EMBEDDED : Profile.PRODUCTION;
        MigrationSettings settings = MigrationSettings.read(session.settings(), profile);
        try (var storage = Storage.open(profile, settings.database(), settings.data())) {
            if (steps == 0) {
                storage.adapters().migrate();
                session.out().println(storage.address() + ": up to date");
            } else {
                storage.adapters().rollback(steps);
                session.out()
                        .println(storage.address() + ": " + (steps == 1 ? "1 step" : steps + " steps") + " taken back");
            }
            return ExitCode.OK;
        }
    }
}
