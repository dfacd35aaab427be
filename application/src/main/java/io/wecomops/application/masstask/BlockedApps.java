package io.wecomops.application.masstask;

import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.token.AgentId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The apps of which a node claims nothing for a while, because WeCom takes no calls of theirs. The others go on. Thread-safe. */
public final class BlockedApps {
    private final Ticker ticker;
    private final Map<AgentId, Pause> pauses = new ConcurrentHashMap<>();

    public BlockedApps(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Blocks the app for {@code time} from now at the least; never ends earlier than was said before. */
    public void atLeast(AgentId app, Duration time) {
        if (time.isPositive()) {
            pauses.computeIfAbsent(app, _ -> new Pause(ticker)).atLeast(time);
        }
    }

    public Set<AgentId> now() {
        return pauses.entrySet().stream()
                .filter(entry -> entry.getValue().left().isPositive())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
