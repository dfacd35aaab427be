package io.wecomops.application.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.application.token.CurrentToken.Answer;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.IssuedToken;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.token.TokenStore;
import io.wecomops.testkit.CountingIds;
import io.wecomops.testkit.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nodes whose shared store comes back empty; a copy outlives it. */
class KeptTokensTest {
    private static final TokenKey APP = new TokenKey(new CorpId("ww1"), new AgentId(7));

    private final ManualTime time = new ManualTime();
    private final TokenStore copy = new MemoryAdapters(time).tokenStore();
    private final ScriptedIssuer issuer = new ScriptedIssuer();
    private final MemoryAdapters shared = new MemoryAdapters(time);

    @Test
    void emptySharedStoreIsFilledFromTheCopyAndNobodyIsAsked() throws InterruptedException {
        AccessToken before = usable(node(shared, copy));
        time.advance(Duration.ofMinutes(10));
        MemoryAdapters restarted = new MemoryAdapters(time);
        AccessToken after = usable(node(restarted, copy));
        assertThat(after.value()).isEqualTo("token-1");
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.lifeLeft()).isEqualTo(Duration.ofMinutes(110));
        assertThat(restarted.tokenStore().find(APP)).contains(after);
        assertThat(issuer.calls()).isEqualTo(1);
    }

    @Test
    void endedCopyIsNotShared() throws InterruptedException {
        usable(node(shared, copy));
        time.advance(Duration.ofHours(2));
        assertThat(usable(node(new MemoryAdapters(time), copy)).value()).isEqualTo("token-2");
    }

    @Test
    void rejectedTokenIsDroppedFromTheCopyToo() throws InterruptedException {
        CurrentToken node = node(shared, copy);
        node.rejected(APP, usable(node));
        assertThat(copy.find(APP)).isEmpty();
        assertThat(usable(node(new MemoryAdapters(time), copy)).value()).isEqualTo("token-2");
    }

    @Test
    void copyThatMissedTheRejectionDoesNotBringTheTokenBack() throws InterruptedException {
        usable(node(shared, copy));
        CurrentToken withoutCopy = node(shared, new TokenStoreAway());
        withoutCopy.rejected(APP, usable(withoutCopy));
        assertThat(copy.find(APP)).isPresent();
        assertThat(usable(node(shared, copy)).value()).isEqualTo("token-2");
        assertThat(copy.find(APP).map(AccessToken::value)).contains("token-2");
    }

    @Test
    void copyThatCannotBeReachedIsDoneWithout() throws InterruptedException {
        assertThat(usable(node(shared, new TokenStoreAway())).value()).isEqualTo("token-1");
        assertThat(usable(node(shared, new TokenStoreAway())).value()).isEqualTo("token-1");
    }

    private static AccessToken usable(CurrentToken node) throws InterruptedException {
        return ((Answer.Usable) node.of(APP)).token();
    }

    private CurrentToken node(MemoryAdapters store, TokenStore durable) {
        return new CurrentToken(
                new KeptTokens(store.tokenStore(), durable), issuer, store.permitPool(), new CountingIds(), time, time);
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
