package io.wecomops.architecture.seeded.layers.testkit;

public final class Fake {
    Object server() {
        return new io.wecomops.architecture.seeded.layers.testservers.Server();
    }
}
