package io.wecomops.architecture.seeded.ports.domain;

import io.wecomops.domain.port.DrivenPort;

@DrivenPort
public final class NoInterface {}
