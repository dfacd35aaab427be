package io.wecomops.sandbox.send;

import com.fasterxml.jackson.databind.JsonNode;
import io.wecomops.sandbox.App;
import io.wecomops.sandbox.call.ErrCode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the request's agentid is that of the token's app. */
final class AgentCheck {
    private final Set<Integer> known;

    AgentCheck(List<App> apps) {
        known = apps.stream().map(App::agentId).collect(Collectors.toUnmodifiableSet());
    }

    void check(Checks checks, JsonNode agentId, int tokenAgentId) {
        checks.that(!agentId.isMissingNode() && !agentId.isNull(), ErrCode.NO_AGENT_ID, "");
        checks.that(agentId.isInt() && known.contains(agentId.intValue()), ErrCode.WRONG_AGENT_ID, "");
        checks.that(agentId.asInt() == tokenAgentId, ErrCode.OTHER_APP, "");
    }
}
