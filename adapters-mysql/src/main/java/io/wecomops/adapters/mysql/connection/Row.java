package io.wecomops.adapters.mysql.connection;

import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.sql.Clob;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One row of an answer. The drivers differ in the classes of their numbers; this reads them all alike. */
public final class Row {
    private final DbRow row;

    private Row(DbRow row) {
        this.row = row;
    }

    /** All rows of a query; its connection is free again when this returns. */
    public static <T> List<T> all(DbExecute execute, Function<Row, T> mapper, String sql, Object... params) {
        try (var rows = execute.query(sql, params)) {
            return rows.map(row -> mapper.apply(new Row(row))).toList();
        }
    }

    public long number(String column) {
        return ((Number) present(column)).longValue();
    }

    public int integer(String column) {
        return Math.toIntExact(number(column));
    }

    public OptionalLong numberIfAny(String column) {
        Object value = value(column);
        return value == null ? OptionalLong.empty() : OptionalLong.of(((Number) value).longValue());
    }

    public String text(String column) {
        return (String) present(column);
    }

    /** A text of a type that H2 hands out as a large object. */
    public String longText(String column) {
        return switch (present(column)) {
            case Clob clob -> read(column, clob);
            case Object text -> (String) text;
        };
    }

    private static String read(String column, Clob clob) {
        try {
            return clob.getSubString(1, Math.toIntExact(clob.length()));
        } catch (SQLException unreadable) {
            throw new DbClientException("cannot read " + column, unreadable);
        }
    }

    public Optional<String> textIfAny(String column) {
        return Optional.ofNullable((String) value(column));
    }

    public byte[] bytes(String column) {
        return (byte[]) present(column);
    }

    private Object present(String column) {
        Object value = value(column);
        if (value == null) {
            throw new IllegalStateException(column + " is null in the database");
        }
        return value;
    }

    private @Nullable Object value(String column) {
        return row.column(column).get(Object.class);
    }
}
