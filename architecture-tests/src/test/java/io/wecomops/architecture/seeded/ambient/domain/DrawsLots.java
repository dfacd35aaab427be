package io.wecomops.architecture.seeded.ambient.domain;

import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

final class DrawsLots {
    UUID called() {
        return UUID.randomUUID();
    }

    Supplier<Random> handedOn() {
        return Random::new;
    }
}
