package io.wecomops.domain.token;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The WeCom apps that this platform may send through.
 *
 * @param keys the token key of each, by its number; at least one
 * @param defaultAgent the one that is meant where none is named
 */
public record Apps(Map<AgentId, TokenKey> keys, AgentId defaultAgent) {
    public Apps {
        keys = Map.copyOf(keys);
        if (!keys.containsKey(defaultAgent)) {
            throw new IllegalArgumentException("the default app " + defaultAgent + " is not among the apps");
        }
    }

    public static Apps only(TokenKey app) {
        return new Apps(Map.of(app.agentId(), app), app.agentId());
    }

    /** The token key of the app {@code agentId}; empty where it is not, or no longer, configured. */
    public Optional<TokenKey> find(AgentId agentId) {
        return Optional.ofNullable(keys.get(agentId));
    }

    /**
     * The token key of the app {@code agentId}.
     *
     * @throws IllegalArgumentException if no such app is configured; says which ones are
     */
    public TokenKey keyOf(AgentId agentId) {
        TokenKey key = keys.get(agentId);
        if (key == null) {
            var known = new TreeMap<Integer, AgentId>();
            keys.keySet().forEach(agent -> known.put(agent.value(), agent));
            throw new IllegalArgumentException("no app " + agentId + " is configured; configured: " + known.values());
        }
        return key;
    }
}
