package io.wecomops.adapters.memory.token;

import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.IssuedToken;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.token.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tokens of one node: as many as it serves apps. */
public final class MemoryTokenStore implements TokenStore {
    private final InstantSource clock;
    private final Map<TokenKey, Kept> current = new HashMap<>();
    private final Map<TokenKey, Long> highestVersions = new HashMap<>();

    public MemoryTokenStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<AccessToken> find(TokenKey key) {
        Instant now = clock.instant();
        return Optional.ofNullable(current.computeIfPresent(key, (_, kept) -> kept.standingAt(now)))
                .filter(kept -> kept.ends().isAfter(now))
                .map(kept -> new AccessToken(kept.token().value(), kept.version(), Duration.between(now, kept.ends())));
    }

    @Override
    public synchronized boolean save(TokenKey key, IssuedToken token, long version) {
        if (version <= highestVersions.getOrDefault(key, 0L)) {
            return false;
        }
        highestVersions.put(key, version);
        current.put(key, new Kept(token, version, clock.instant().plus(token.life())));
        return true;
    }

    @Override
    public synchronized boolean invalidate(TokenKey key, long version) {
        return find(key).filter(found -> found.version() == version).isPresent() && current.remove(key) != null;
    }

    private record Kept(IssuedToken token, long version, Instant ends) {
        /** Only a clock that was set back leaves more of a life than its length. */
        Kept standingAt(Instant now) {
            Instant latestEnd = now.plus(token.life());
            return ends.isAfter(latestEnd) ? new Kept(token, version, latestEnd) : this;
        }
    }
}
