package io.wecomops.application.token;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.IssuedToken;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.token.TokenStore;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store that all nodes share, and behind it a durable copy for the day on which the store comes back empty. The shared
 * store decides; a copy that cannot be asked is done without. Thread-safe.
 */
public final class KeptTokens {
    private static final Logger LOG = LoggerFactory.getLogger(KeptTokens.class);

    private final TokenStore shared;
    private final TokenStore copy;

    /** @param copy outlives {@code shared} */
    public KeptTokens(TokenStore shared, TokenStore copy) {
        this.shared = shared;
        this.copy = copy;
    }

    Optional<AccessToken> find(TokenKey key) {
        return shared.find(key);
    }

    /**
     * Shares the copy's token again, under its old version: one that was rejected meanwhile, or that a newer one has
     * replaced, is refused by the shared store, which remembers versions longer than tokens.
     */
    Optional<AccessToken> shareAgain(TokenKey key) {
        Optional<AccessToken> kept = copied(key)
                .filter(token -> shared.save(key, new IssuedToken(token.value(), token.lifeLeft()), token.version()));
        kept.ifPresent(token -> LOG.atInfo()
                .addKeyValue("app", key)
                .addKeyValue("version", token.version())
                .addKeyValue("life_s", token.lifeLeft().toSeconds())
                .log("token shared again from its durable copy"));
        return kept;
    }

    void save(TokenKey key, IssuedToken token, long version) {
        shared.save(key, token, version);
        try {
            copy.save(key, token, version);
        } catch (DependencyUnavailableException gone) {
            doneWithout(key, gone);
        }
    }

    /** The shared store first: once it knows that the version is rejected, the copy cannot bring it back. */
    boolean invalidate(TokenKey key, long version) {
        boolean removed = shared.invalidate(key, version);
        try {
            copy.invalidate(key, version);
        } catch (DependencyUnavailableException gone) {
            doneWithout(key, gone);
        }
        return removed;
    }

    private Optional<AccessToken> copied(TokenKey key) {
        try {
            return copy.find(key);
        } catch (DependencyUnavailableException gone) {
            doneWithout(key, gone);
            return Optional.empty();
        }
    }

    private static void doneWithout(TokenKey key, DependencyUnavailableException gone) {
        LOG.atWarn().addKeyValue("app", key).setCause(gone).log("the token's durable copy cannot be reached");
    }
}
