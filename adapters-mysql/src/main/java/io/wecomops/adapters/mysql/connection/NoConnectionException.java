package io.wecomops.adapters.mysql.connection;

import io.helidon.dbclient.DbClientException;
import java.sql.SQLException;

/** The pool had no connection to give, so no statement has run. */
final class NoConnectionException extends DbClientException {
    private static final long serialVersionUID = 1L;

    NoConnectionException(SQLException cause) {
        super("no connection to the database", cause);
    }
}
