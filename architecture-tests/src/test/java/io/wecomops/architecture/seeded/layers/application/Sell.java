package io.wecomops.architecture.seeded.layers.application;

public final class Sell {
    Object program() {
        return new io.wecomops.architecture.seeded.layers.bootstrap.Start();
    }
}
