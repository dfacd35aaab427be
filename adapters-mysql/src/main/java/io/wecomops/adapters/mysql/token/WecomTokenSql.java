package io.wecomops.adapters.mysql.token;

import io.wecomops.adapters.mysql.connection.DatabaseTime;

/**
 * Every statement on {@code wecom_token}; nothing else names its columns. An end is rounded down to the second, which is all
 * that {@code expires_at} holds: a token ends a little early and never late.
 */
final class WecomTokenSql {
    /** The databases round a time to the second each in its own way, so a whole number of seconds is what they are given. */
    private static final String IN_LIFE =
            "TIMESTAMPADD(SECOND, FLOOR(({now} + ?) / 1000), TIMESTAMP '1970-01-01 00:00:00')";

    static final String FIND = """
            SELECT access_token, version,
                   FLOOR(TIMESTAMPDIFF(MICROSECOND, CURRENT_TIMESTAMP(3), expires_at) / 1000) AS left_ms
            FROM wecom_token
            WHERE corp_id = ? AND agent_id = ? AND version > 0 AND expires_at > CURRENT_TIMESTAMP(3)
            """;

    static final String SAVE_FIRST = DatabaseTime.in("""
            INSERT IGNORE INTO wecom_token (corp_id, agent_id, access_token, expires_at, version) VALUES (?, ?, ?, %s, ?)
            """.formatted(IN_LIFE));

    static final String SAVE_LATER = DatabaseTime.in("""
            UPDATE wecom_token SET access_token = ?, expires_at = %s, version = ?
            WHERE corp_id = ? AND agent_id = ? AND version < ?
            """.formatted(IN_LIFE));

    /** The end goes to the beginning of time, the secret goes; the version stays, so that a late answer stays late. */
    static final String INVALIDATE = """
            UPDATE wecom_token SET access_token = '', expires_at = TIMESTAMP '1970-01-01 00:00:00'
            WHERE corp_id = ? AND agent_id = ? AND version = ? AND expires_at > CURRENT_TIMESTAMP(3)
            """;

    private WecomTokenSql() {}
}
