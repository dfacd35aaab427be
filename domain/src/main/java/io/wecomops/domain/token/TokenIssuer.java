package io.wecomops.domain.token;

import io.wecomops.domain.port.DrivenPort;

/** Asks WeCom for an app's token, once per call and without retry. Knows the apps' secrets. Thread-safe. */
@DrivenPort
public interface TokenIssuer {
    /** @throws IllegalArgumentException for an app that is not configured */
    Issue issue(TokenKey key);
}
