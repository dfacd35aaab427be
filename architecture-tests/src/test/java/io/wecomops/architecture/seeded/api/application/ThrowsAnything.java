package io.wecomops.architecture.seeded.api.application;

final class ThrowsAnything {
    void fail() {
        throw new RuntimeException("something");
    }
}
