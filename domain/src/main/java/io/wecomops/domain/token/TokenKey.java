package io.wecomops.domain.token;

import java.util.Objects;

/** Whose token: tokens are per company and app, and never mixed (WeCom doc 91039). */
public record TokenKey(CorpId corpId, AgentId agentId) {
    public TokenKey {
        Objects.requireNonNull(corpId, "corpId");
        Objects.requireNonNull(agentId, "agentId");
    }

    @Override
    public String toString() {
        return corpId + ":" + agentId;
    }
}
