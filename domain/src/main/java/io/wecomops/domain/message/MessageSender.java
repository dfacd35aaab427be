package io.wecomops.domain.message;

import io.wecomops.domain.port.DrivenPort;
import io.wecomops.domain.token.AccessToken;

/** Sends a sealed request to WeCom, once per call and without retry. Thread-safe. Bounded by the adapter's time limit. */
@DrivenPort
public interface MessageSender {
    SendOutcome send(AccessToken token, SealedRequest request);
}
