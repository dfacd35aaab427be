package io.wecomops.bootstrap.settings;

import java.nio.file.Path;

/** All that bringing a database up to date needs. */
public record MigrationSettings(Profile profile, DatabaseSettings database, Path data) {

    /** @throws InvalidSettingsException with all that is wrong */
    public static MigrationSettings read(Source source, Profile profile) {
        SettingsReader from = source.reader();
        var settings = new MigrationSettings(
                profile, DatabaseSettings.read(from, profile), from.read(Setting.WECOM_OPS_DATA, Path::of));
        from.throwIfAnyFault();
        return settings;
    }
}
