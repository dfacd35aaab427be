package io.wecomops.architecture.seeded.api.domain;

public sealed interface Shut {
    record Only() implements Shut {}
}
