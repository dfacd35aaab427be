package io.wecomops.architecture.seeded.layers.sandbox;

final class KnowsUs {
    Object price() {
        return new io.wecomops.architecture.seeded.layers.domain.Price();
    }
}
