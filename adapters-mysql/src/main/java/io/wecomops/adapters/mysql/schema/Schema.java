package io.wecomops.adapters.mysql.schema;

import io.wecomops.adapters.mysql.connection.Address;
import io.wecomops.domain.error.DependencyUnavailableException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.command.CommandScope;
import liquibase.command.core.RollbackCountCommandStep;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DatabaseChangelogCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.logging.core.NoOpLogService;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Moves the tables up and down. Uses a connection of its own, since changing a large table takes its time. */
public final class Schema {
    private static final String CHANGELOG = "db/changelog/root.xml";
    private static final String ONE_AT_A_TIME = "SELECT GET_LOCK('wecom-ops-schema', 300)";

    private final Address address;

    public Schema(Address address) {
        this.address = address;
    }

    public void migrate() {
        run(
                "migrating",
                UpdateCommandStep.COMMAND_NAME,
                Map.of(
                        UpdateCommandStep.CHANGELOG_FILE_ARG.getName(),
                        CHANGELOG,
                        ShowSummaryArgument.SHOW_SUMMARY.getName(),
                        UpdateSummaryEnum.OFF));
    }

    public void rollback(int changeSets) {
        if (changeSets < 1) {
            throw new IllegalArgumentException("at least one step must be undone, not " + changeSets);
        }
        run(
                "undoing a migration",
                RollbackCountCommandStep.COMMAND_NAME,
                Map.of(
                        DatabaseChangelogCommandStep.CHANGELOG_FILE_ARG.getName(), CHANGELOG,
                        RollbackCountCommandStep.COUNT_ARG.getName(), changeSets));
    }

    private void run(String attempt, String[] name, Map<String, Object> arguments) {
        try (Connection connection = address.connect()) {
            awaitOthers(connection);
            var jdbc = new JdbcConnection(connection);
            var database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(jdbc);
            Scope.child(surroundings(), () -> {
                var command = new CommandScope(name).setOutput(OutputStream.nullOutputStream());
                arguments.forEach(command::addArgumentValue);
                command.addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                        .execute();
            });
        } catch (Exception failure) { // Liquibase declares no narrower one
            throw new DependencyUnavailableException("database", attempt, failure);
        }
    }

    private static Map<String, Object> surroundings() {
        return Map.of(
                Scope.Attr.resourceAccessor.name(),
                new ClassLoaderResourceAccessor(Schema.class.getClassLoader()),
                Scope.Attr.ui.name(),
                new LoggerUIService(),
                // what goes wrong is thrown; its log holds a harmless stack trace at each run on MariaDB 11
                Scope.Attr.logService.name(),
                new NoOpLogService(),
                "liquibase.analytics.enabled",
                false);
    }

    /** Liquibase locks by a table, which two nodes on an empty database would both begin by making. */
    private void awaitOthers(Connection connection) throws SQLException {
        if (!address.isEmbedded()) {
            try (var statement = connection.createStatement()) {
                statement.execute(ONE_AT_A_TIME);
            }
        }
    }
}
