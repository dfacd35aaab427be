package io.wecomops.architecture.seeded.api.bootstrap;

import io.wecomops.architecture.seeded.api.adapters.redis.RedisAdapters;
import io.wecomops.architecture.seeded.api.adapters.redis.token.Insides;
import java.util.List;

final class ReachesInside {
    List<Object> parts() {
        return List.of(new RedisAdapters(), new Insides());
    }
}
