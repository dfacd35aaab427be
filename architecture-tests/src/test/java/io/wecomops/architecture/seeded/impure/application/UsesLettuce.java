package io.wecomops.architecture.seeded.impure.application;

import io.lettuce.core.RedisURI;

final class UsesLettuce {
    RedisURI address() {
        return RedisURI.create("redis://localhost");
    }
}
