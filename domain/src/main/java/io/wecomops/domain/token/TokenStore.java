package io.wecomops.domain.token;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.port.DrivenPort;
import java.util.Optional;

/**
 * Where all nodes find the current token of a company and app. Thread-safe.
 *
 * <p>Every method throws {@link DependencyUnavailableException} where the store cannot be asked.
 */
@DrivenPort
public interface TokenStore {
    /** The current token, with the life that the store's clock leaves it; empty once that has ended. */
    Optional<AccessToken> find(TokenKey key);

    /**
     * Makes {@code token} the current one under {@code version}, unless one of the same or a later version was stored
     * before, be it alive, ended or invalidated: an answer that comes late never replaces a newer token.
     *
     * @param version the fence under which the token was fetched; positive
     * @return whether it is now the current one
     */
    boolean save(TokenKey key, IssuedToken token, long version);

    /**
     * Removes the current token if it is the one of {@code version}; a newer one stays.
     *
     * @return whether this call removed it
     */
    boolean invalidate(TokenKey key, long version);
}
