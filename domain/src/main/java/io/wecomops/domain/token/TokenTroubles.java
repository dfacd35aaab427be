package io.wecomops.domain.token;

import io.wecomops.domain.port.DrivenPort;
import java.time.Duration;
import java.util.Optional;

/**
 * Where all nodes find the {@link TokenTrouble} of an app, so that they take each step of holding back together, and each
 * of them can say why. What is told last stands. Thread-safe; lives end by the store's own clock.
 *
 * <p>Every method throws {@link io.wecomops.domain.error.DependencyUnavailableException} where the store cannot be asked.
 */
@DrivenPort
public interface TokenTroubles {
    /** What was told last; empty once its life has ended, or it is over. */
    Optional<TokenTrouble> find(TokenKey key);

    /** @param life how long it is to be remembered; positive */
    void tell(TokenKey key, TokenTrouble trouble, Duration life);

    /** The trouble is over; nothing happens where there is none. */
    void over(TokenKey key);
}
