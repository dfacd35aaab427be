package io.wecomops.adapters.mysql.connection;

/** The database's clock in milliseconds since 1970, written so that MySQL, MariaDB and H2 agree in a UTC session. */
public final class DatabaseTime {
    private static final String MILLIS =
            "FLOOR(TIMESTAMPDIFF(MICROSECOND, TIMESTAMP '1970-01-01 00:00:00', %s) / 1000)";

    private DatabaseTime() {}

    /** The statement with each {@code {now}} replaced by the time of its execution. */
    public static String in(String sql) {
        return sql.replace("{now}", MILLIS.formatted("CURRENT_TIMESTAMP(3)"))
                .replace("{created_ms}", MILLIS.formatted("created_at"))
                .replace("{updated_ms}", MILLIS.formatted("updated_at"));
    }
}
