package io.wecomops.domain.message;

import io.wecomops.domain.port.DrivenPort;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.TokenKey;

/** Sends a sealed request to WeCom, once per call and without retry. Thread-safe. Bounded by the adapter's time limit. */
@DrivenPort
public interface MessageSender {
    /** @param app whose token and request they are */
    SendOutcome send(TokenKey app, AccessToken token, SealedRequest request);
}
