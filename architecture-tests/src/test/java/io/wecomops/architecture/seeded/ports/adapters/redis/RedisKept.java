package io.wecomops.architecture.seeded.ports.adapters.redis;

import io.wecomops.architecture.seeded.ports.domain.Kept;

final class RedisKept implements Kept {
    @Override
    public void keep() {}
}
