package io.wecomops.domain.network;

import io.wecomops.domain.port.DrivenPort;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.Asked;

/** Asks WeCom for its addresses, once per call and without retry. Thread-safe. Bounded by the adapter's time limit. */
@DrivenPort
public interface WecomAddresses {
    Asked<IpRanges> ranges(AccessToken token, Direction direction);
}
