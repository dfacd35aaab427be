package io.wecomops.adapters.metrics.token;

import io.wecomops.adapters.metrics.metrics.Figures;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.token.TokenTrouble;
import io.wecomops.domain.token.TokenTroubles;
import java.time.Duration;
import java.util.Optional;

/** Sees whether WeCom is asked for an app's tokens. */
public record CountedTokenTroubles(TokenTroubles troubles, Figures figures) implements TokenTroubles {
    @Override
    public Optional<TokenTrouble> find(TokenKey key) {
        Optional<TokenTrouble> found = troubles.find(key);
        if (found.isPresent()) {
            figures.tokensTroubled(key.agentId().value());
        } else {
            figures.tokensWell(key.agentId().value());
        }
        return found;
    }

    @Override
    public void tell(TokenKey key, TokenTrouble trouble, Duration life) {
        figures.tokensTroubled(key.agentId().value());
        troubles.tell(key, trouble, life);
    }

    @Override
    public void over(TokenKey key) {
        figures.tokensWell(key.agentId().value());
        troubles.over(key);
    }
}
