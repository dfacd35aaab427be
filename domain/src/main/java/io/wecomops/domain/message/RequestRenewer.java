package io.wecomops.domain.message;

import io.wecomops.domain.port.DrivenPort;

/** Makes a request of the same content that WeCom takes to be another one. Pure. Thread-safe. */
@DrivenPort
public interface RequestRenewer {
    /**
     * The same message to the same people under another duplicate check.
     *
     * @param sealed by the {@link RequestSealer} of the same adapter
     */
    SealedRequest renew(SealedRequest sealed, DuplicateCheck duplicateCheck);
}
