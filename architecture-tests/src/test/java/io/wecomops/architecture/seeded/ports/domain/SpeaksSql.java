package io.wecomops.architecture.seeded.ports.domain;

import io.wecomops.domain.port.DrivenPort;
import java.sql.Connection;
import java.util.Optional;

@DrivenPort
public interface SpeaksSql {
    Optional<Connection> connection();
}
