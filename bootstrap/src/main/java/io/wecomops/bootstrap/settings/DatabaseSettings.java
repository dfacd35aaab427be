package io.wecomops.bootstrap.settings;

import java.util.regex.Pattern;

/** Where MySQL is. */
public record DatabaseSettings(String host, int port, String user, String database, Secret password, String charset) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,253}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_$-]{1,64}");
    private static final Pattern USER = Pattern.compile("\\S{1,80}");
    private static final Pattern CHARSET = Pattern.compile("(?i)utf8mb4");

    static DatabaseSettings read(SettingsReader from, Profile profile) {
        var password = from.stated(Setting.MYSQL_PASSWORD);
        if (profile == Profile.PRODUCTION && password.isEmpty()) {
            from.required(Setting.MYSQL_PASSWORD, Secret::new);
        }
        return new DatabaseSettings(
                from.text(Setting.MYSQL_HOST, HOST, "must be a host name or address"),
                from.whole(Setting.MYSQL_PORT, 1, 65_535),
                from.text(Setting.MYSQL_USER, USER, "must be 1 to 80 characters without white space"),
                from.text(Setting.MYSQL_DB, NAME, "must be 1 to 64 letters, digits, '_', '$' or '-'"),
                new Secret(password.orElse("")),
                from.text(Setting.MYSQL_CHARSET, CHARSET, "must be utf8mb4: names and messages have emoji in them"));
    }
}
