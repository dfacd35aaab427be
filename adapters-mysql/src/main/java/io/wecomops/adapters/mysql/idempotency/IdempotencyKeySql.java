package io.wecomops.adapters.mysql.idempotency;

import io.wecomops.adapters.mysql.connection.DatabaseTime;

/** Every statement on {@code idempotency_key}; nothing else names its columns. */
final class IdempotencyKeySql {
    static final String MARK = DatabaseTime.in("""
                    INSERT IGNORE INTO idempotency_key (idem_key, expires_at_ms) VALUES (?, {now} + ?)
                    """);

    /** Of many that find an ended mark, the row's lock lets one through; the others then see the new end. */
    static final String MARK_AGAIN = DatabaseTime.in("""
                    UPDATE idempotency_key SET expires_at_ms = {now} + ?, created_at = CURRENT_TIMESTAMP, state = 0
                    WHERE idem_key = ? AND expires_at_ms <= {now}
                    """);

    static final String READ = DatabaseTime.in("""
                    SELECT state, fingerprint, expires_at_ms, status, headers, body, {now} AS now_ms
                    FROM idempotency_key WHERE idem_key = ?
                    """);

    static final String FREE = DatabaseTime.in("""
                    DELETE FROM idempotency_key WHERE idem_key = ? AND expires_at_ms <= {now}
                    """);

    static final String KEEP = DatabaseTime.in("""
                    INSERT INTO idempotency_key (idem_key, fingerprint, state, status, headers, body, expires_at_ms)
                    VALUES (?, ?, ?, ?, ?, ?, {now} + ?)
                    """);

    static final String PURGE = DatabaseTime.in("DELETE FROM idempotency_key WHERE expires_at_ms <= {now} LIMIT ?");

    private IdempotencyKeySql() {}
}
