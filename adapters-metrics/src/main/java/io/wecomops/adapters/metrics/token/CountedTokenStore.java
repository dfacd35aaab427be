package io.wecomops.adapters.metrics.token;

import io.wecomops.adapters.metrics.metrics.Figures;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.IssuedToken;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.token.TokenStore;
import java.util.Optional;

/** Sees which tokens come and go, and how long the last one lives. */
public record CountedTokenStore(TokenStore store, Figures figures) implements TokenStore {
    @Override
    public Optional<AccessToken> find(TokenKey key) {
        Optional<AccessToken> found = store.find(key);
        found.ifPresent(token -> figures.tokenLives(key.agentId().value(), token.lifeLeft()));
        return found;
    }

    @Override
    public boolean save(TokenKey key, IssuedToken token, long version) {
        boolean saved = store.save(key, token, version);
        if (saved) {
            figures.tokenStored(key.agentId().value());
            figures.tokenLives(key.agentId().value(), token.life());
        }
        return saved;
    }

    @Override
    public boolean invalidate(TokenKey key, long version) {
        boolean dropped = store.invalidate(key, version);
        if (dropped) {
            figures.tokenDropped(key.agentId().value());
        }
        return dropped;
    }
}
