package io.wecomops.architecture.seeded.layers.adapters.memory;

final class ShipsAFake {
    Object fake() {
        return new io.wecomops.architecture.seeded.layers.testkit.Fake();
    }
}
