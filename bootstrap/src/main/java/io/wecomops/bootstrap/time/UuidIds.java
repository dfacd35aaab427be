package io.wecomops.bootstrap.time;

import io.wecomops.domain.time.IdGenerator;
import java.util.UUID;

/** Random UUIDs (RFC 9562, version 4). */
public final class UuidIds implements IdGenerator {
    @Override
    public String next() {
        return UUID.randomUUID().toString();
    }
}
