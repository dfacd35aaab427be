package io.wecomops.architecture.seeded.state.application;

final class Changes {
    private int plain;
    private volatile int published;

    int next() {
        plain++;
        published = plain;
        return published;
    }
}
