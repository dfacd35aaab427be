package io.wecomops.adapters.mysql.connection;

import io.helidon.dbclient.DbClientException;
import java.sql.SQLException;

/** Reads the numbers of failures: MySQL's and MariaDB's, and H2's. */
public final class SqlFailure {
    private SqlFailure() {}

    /** Whether a unique key refused the row. */
    public static boolean isDuplicate(DbClientException failure) {
        return switch (number(failure)) {
            case 1062, 23505 -> true;
            default -> false;
        };
    }

    /** A deadlock, or a lock that was not had in time: MySQL's 1213 and 1205; H2's, and its concurrent update. */
    static boolean isLostRace(DbClientException failure) {
        return switch (number(failure)) {
            case 1213, 1205, 40001, 50200, 90131 -> true;
            default -> false;
        };
    }

    /** H2 has closed its database for good: it could not write, its disk being full for instance. */
    static boolean isClosedDatabase(DbClientException failure) {
        return number(failure) == 90098;
    }

    /** Of the first SQL failure in the chain; 0 where there is none. */
    private static int number(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getErrorCode();
            }
        }
        return 0;
    }
}
