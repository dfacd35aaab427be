package io.wecomops.architecture.seeded.state.application;

final class Changes {
    private int plain;
    private volatile int published;
    private int locked;

    synchronized int lock() {
        return ++locked;
    }

    int next() {
        plain++;
        published = plain;
        return published;
    }
}
