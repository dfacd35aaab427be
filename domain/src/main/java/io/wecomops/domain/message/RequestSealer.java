package io.wecomops.domain.message;

import io.wecomops.domain.port.DrivenPort;
import io.wecomops.domain.token.AgentId;
import java.util.List;

/** Fixes the bytes of a request. Pure: the same arguments give the same bytes. Thread-safe. */
@DrivenPort
public interface RequestSealer {
    /** @param users 1 to 1000, in the order in which they are to stand in the request */
    SealedRequest seal(AgentId agentId, Message message, List<UserId> users, DuplicateCheck duplicateCheck);
}
