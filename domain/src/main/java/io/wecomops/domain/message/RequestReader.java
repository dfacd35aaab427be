package io.wecomops.domain.message;

import io.wecomops.domain.port.DrivenPort;
import java.util.List;

/** Reads what {@link RequestSealer} wrote. Pure. Thread-safe. */
@DrivenPort
public interface RequestReader {
    /**
     * Whom a request is for, in the order in which they stand in it.
     *
     * @throws IllegalArgumentException where these are not the bytes of a sealed request
     */
    List<UserId> recipients(SealedRequest request);
}
