package io.wecomops.domain.jssdk;

/** What a ticket is good for (doc 90506). */
public enum TicketKind {
    /** {@code wx.config}. */
    CORP,
    /** {@code wx.agentConfig}; of one app, and of no other. */
    AGENT
}
