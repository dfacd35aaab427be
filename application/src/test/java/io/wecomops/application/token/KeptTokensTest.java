package io.wecomops.application.token;

import static io.wecomops.application.token.Nodes.APP;
import static io.wecomops.application.token.Nodes.usable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.IssuedToken;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.token.TokenStore;
import io.wecomops.testkit.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Nodes whose shared store comes back empty; a copy outlives it. */
class KeptTokensTest {
    private final Nodes nodes = new Nodes();
    private final ManualTime time = nodes.time;
    private final TokenStore copy = nodes.copy;
    private final MemoryAdapters shared = nodes.shared;

    @Test
    void emptySharedStoreIsFilledFromTheCopyAndNobodyIsAsked() {
        AccessToken before = usable(nodes.over(shared, copy));
        time.advance(Duration.ofMinutes(10));
        MemoryAdapters restarted = new MemoryAdapters(time);
        AccessToken after = usable(nodes.over(restarted, copy));
        assertThat(after.value()).isEqualTo("token-1");
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.lifeLeft()).isEqualTo(Duration.ofMinutes(110));
        assertThat(restarted.tokenStore().find(APP)).contains(after);
        assertThat(nodes.issuer.calls()).isEqualTo(1);
    }

    @Test
    void endedCopyIsNotShared() {
        usable(nodes.over(shared, copy));
        time.advance(Duration.ofHours(2));
        assertThat(usable(nodes.over(new MemoryAdapters(time), copy)).value()).isEqualTo("token-2");
    }

    @Test
    void rejectedTokenIsDroppedFromTheCopyToo() {
        CurrentToken node = nodes.over(shared, copy);
        node.rejected(APP, usable(node));
        assertThat(copy.find(APP)).isEmpty();
        assertThat(usable(nodes.over(new MemoryAdapters(time), copy)).value()).isEqualTo("token-2");
    }

    @Test
    void copyThatMissedTheRejectionDoesNotBringTheTokenBack() {
        usable(nodes.over(shared, copy));
        CurrentToken withoutCopy = nodes.over(shared, new TokenStoreAway());
        withoutCopy.rejected(APP, usable(withoutCopy));
        assertThat(copy.find(APP)).isPresent();
        assertThat(usable(nodes.over(shared, copy)).value()).isEqualTo("token-2");
        assertThat(copy.find(APP).map(AccessToken::value)).contains("token-2");
    }

    @Test
    void copyThatCannotBeReachedIsDoneWithout() {
        assertThat(usable(nodes.over(shared, new TokenStoreAway())).value()).isEqualTo("token-1");
        assertThat(usable(nodes.over(shared, new TokenStoreAway())).value()).isEqualTo("token-1");
    }

    @Test
    void tokenInHandGoesOnWhileTheSharedStoreIsGoneAndNobodyIsAskedForAnother() {
        var store = new LeavingStore(shared.tokenStore());
        CurrentToken node = nodes.sharingIn(store);
        AccessToken before = usable(node);
        store.gone.set(true);
        for (int minute = 0; minute < 118; minute++) {
            assertThat(usable(node).value()).isEqualTo(before.value());
            time.advance(Duration.ofMinutes(1));
        }
        time.advance(Duration.ofMinutes(1));
        assertThatExceptionOfType(DependencyUnavailableException.class).isThrownBy(() -> node.of(APP));
        assertThat(nodes.issuer.calls()).isEqualTo(1);
        store.gone.set(false);
        time.advance(Duration.ofMinutes(1));
        assertThat(usable(node).value()).isEqualTo("token-2");
    }

    /** A Redis that goes away. */
    private static final class LeavingStore implements TokenStore {
        private final AtomicBoolean gone = new AtomicBoolean();
        private final TokenStore there;

        LeavingStore(TokenStore there) {
            this.there = there;
        }

        @Override
        public Optional<AccessToken> find(TokenKey key) {
            return store().find(key);
        }

        @Override
        public boolean save(TokenKey key, IssuedToken token, long version) {
            return store().save(key, token, version);
        }

        @Override
        public boolean invalidate(TokenKey key, long version) {
            return store().invalidate(key, version);
        }

        private TokenStore store() {
            return gone.get() ? new TokenStoreAway() : there;
        }
    }

    /** A database that is away. */
    private static final class TokenStoreAway implements TokenStore {
        @Override
        public Optional<AccessToken> find(TokenKey key) {
            throw gone();
        }

        @Override
        public boolean save(TokenKey key, IssuedToken token, long version) {
            throw gone();
        }

        @Override
        public boolean invalidate(TokenKey key, long version) {
            throw gone();
        }

        private static DependencyUnavailableException gone() {
            return new DependencyUnavailableException("database", "asking", new IOException("away"));
        }
    }
}
