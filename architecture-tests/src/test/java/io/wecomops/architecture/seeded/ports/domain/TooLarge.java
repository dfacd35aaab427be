package io.wecomops.architecture.seeded.ports.domain;

import io.wecomops.domain.port.DrivenPort;

@DrivenPort
public interface TooLarge {
    int one();

    int two();

    int three();

    int four();

    int five();
}
