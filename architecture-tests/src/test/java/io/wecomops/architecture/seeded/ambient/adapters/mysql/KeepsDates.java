package io.wecomops.architecture.seeded.ambient.adapters.mysql;

import java.sql.Timestamp;
import java.util.Date;

final class KeepsDates {
    Date date(Timestamp at) {
        return at;
    }
}
