package io.wecomops.bootstrap.wiring;

import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.adapters.mysql.MysqlSettings;
import io.wecomops.bootstrap.settings.DatabaseSettings;
import io.wecomops.bootstrap.settings.Profile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The database, and the folder that it takes where it is embedded.
 *
 * @param address where it is, for people
 */
public record Storage(MysqlAdapters adapters, String address, Optional<DataFolder> folder) implements AutoCloseable {

    /**
     * Opens it; whether it is there is found out by its first use.
     *
     * @throws DataFolder.InUseException where another process has the data folder
     */
    public static Storage open(Profile profile, DatabaseSettings database, Path data) {
        return switch (profile) {
            case PRODUCTION ->
                new Storage(
                        MysqlAdapters.open(server(database)),
                        database.host() + ":" + database.port() + "/" + database.database(),
                        Optional.empty());
            case EMBEDDED -> embedded(DataFolder.take(data));
        };
    }

    private static Storage embedded(DataFolder folder) {
        return new Storage(
                MysqlAdapters.open(MysqlSettings.embedded(folder.database())),
                folder.database().toString(),
                Optional.of(folder));
    }

    private static MysqlSettings server(DatabaseSettings database) {
        return new MysqlSettings.Server(
                database.host(),
                database.port(),
                database.user(),
                database.password().value(),
                database.database(),
                database.charset().toLowerCase(Locale.ROOT),
                MysqlSettings.POOL_SIZE);
    }

    @Override
    public void close() {
        try {
            adapters.close();
        } finally {
            folder.ifPresent(DataFolder::close);
        }
    }
}
