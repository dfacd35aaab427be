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

    static final String CLAIM = DatabaseTime.in("""
                    INSERT IGNORE INTO idempotency_key (idem_key, fingerprint, run_id, state, lease_end_ms, expires_at_ms)
                    VALUES (?, ?, ?, 1, {now} + ?, {now} + ?)
                    """);

    static final String READ = DatabaseTime.in("""
                    SELECT state, fingerprint, lease_end_ms, expires_at_ms, status, headers, body, {now} AS now_ms
                    FROM idempotency_key WHERE idem_key = ?
                    """);

    /** Of many that find the same end of a lease or a life, the row's lock lets one through. */
    static final String TAKE_OVER = DatabaseTime.in("""
                    UPDATE idempotency_key
                    SET fingerprint = ?, run_id = ?, state = 1, lease_end_ms = {now} + ?, expires_at_ms = {now} + ?,
                        status = NULL, headers = NULL, body = NULL, created_at = CURRENT_TIMESTAMP
                    WHERE idem_key = ?
                      AND (expires_at_ms <= {now} OR (state = 1 AND fingerprint = ? AND lease_end_ms <= {now}))
                    """);

    static final String KEEP = DatabaseTime.in("""
                    UPDATE idempotency_key
                    SET state = 2, status = ?, headers = ?, body = ?, expires_at_ms = {now} + ?
                    WHERE idem_key = ? AND run_id = ? AND state = 1
                    """);

    /** Leaves the key to its request and to no run: its lease is over, and the run's name is nobody's. */
    static final String KEEP_NOTHING = DatabaseTime.in("""
                    UPDATE idempotency_key SET run_id = '', lease_end_ms = 0, expires_at_ms = {now} + ?
                    WHERE idem_key = ? AND run_id = ? AND state = 1
                    """);

    static final String RELEASE = "DELETE FROM idempotency_key WHERE idem_key = ? AND run_id = ? AND state = 1";

    static final String PURGE = DatabaseTime.in("DELETE FROM idempotency_key WHERE expires_at_ms <= {now} LIMIT ?");

    private IdempotencyKeySql() {}
}
