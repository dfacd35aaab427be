package io.wecomops.adapters.memory.token;

import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.token.TokenTrouble;
import io.wecomops.domain.token.TokenTroubles;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The troubles of one node: as many as it serves apps. */
public final class MemoryTokenTroubles implements TokenTroubles {
    private final InstantSource clock;
    private final Map<TokenKey, Told> told = new HashMap<>();

    public MemoryTokenTroubles(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<TokenTrouble> find(TokenKey key) {
        return Optional.ofNullable(told.get(key))
                .filter(one -> one.ends().isAfter(clock.instant()))
                .map(Told::trouble);
    }

    @Override
    public synchronized void tell(TokenKey key, TokenTrouble trouble, Duration life) {
        if (!life.isPositive()) {
            throw new IllegalArgumentException("a memory lasts some time, not " + life);
        }
        told.put(key, new Told(trouble, clock.instant().plus(life)));
    }

    @Override
    public synchronized void over(TokenKey key) {
        told.remove(key);
    }

    private record Told(TokenTrouble trouble, Instant ends) {}
}
