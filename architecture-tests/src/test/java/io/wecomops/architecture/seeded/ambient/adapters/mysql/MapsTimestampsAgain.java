package io.wecomops.architecture.seeded.ambient.adapters.mysql;

import java.sql.Timestamp;

final class MapsTimestampsAgain {
    int nanos(Timestamp at) {
        return at.getNanos();
    }
}
