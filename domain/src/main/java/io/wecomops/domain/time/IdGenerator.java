package io.wecomops.domain.time;

import io.wecomops.domain.port.DrivenPort;

/** Makes ids that no other call on any node has made: 8 to 64 letters, digits and hyphens. Thread-safe. */
@DrivenPort
public interface IdGenerator {
    String next();
}
