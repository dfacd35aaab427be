package io.wecomops.architecture.seeded.impure.domain;

import java.sql.Connection;

final class UsesSql {
    boolean opens(Connection connection) {
        return connection != null;
    }
}
