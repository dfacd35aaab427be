package io.wecomops.domain.jssdk;

import io.wecomops.domain.port.DrivenPort;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.Asked;

/**
 * Asks WeCom for a ticket, once per call and without retry. WeCom allows 400 such calls an hour to a company and 100 to an app.
 * Thread-safe. Bounded by the adapter's time limit.
 */
@DrivenPort
public interface TicketIssuer {
    Asked<IssuedTicket> issue(AccessToken token, TicketKind kind);
}
