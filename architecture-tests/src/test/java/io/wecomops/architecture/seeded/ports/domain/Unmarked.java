package io.wecomops.architecture.seeded.ports.domain;

public interface Unmarked {
    void call();
}
