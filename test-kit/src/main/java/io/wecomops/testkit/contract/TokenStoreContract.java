package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.IssuedToken;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.token.TokenStore;
import io.wecomops.testkit.AtOnce;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link TokenStore} must do. */
public abstract class TokenStoreContract {
    private static final Duration LIFE = Duration.ofHours(2);

    private final CorpId corp = new CorpId("corp-" + UUID.randomUUID());
    private final TokenKey key = new TokenKey(corp, new AgentId(1000002));

    protected abstract TokenStore store();

    /** Lets {@code time} pass by the store's clock: a manual clock moves, a real server is waited for. */
    protected abstract void pass(Duration time);

    /** A life that ends soon, and is long enough for the store's clock to tell. */
    protected Duration shortLife() {
        return Duration.ofMillis(50);
    }

    /** The longest value that has room. */
    protected String longestValue() {
        return "令🔑".repeat(341) + "x";
    }

    @Test
    void nothingIsFoundBeforeAnythingWasSaved() {
        assertThat(store().find(key)).isEmpty();
        assertThat(store().invalidate(key, 1)).isFalse();
    }

    @Test
    void savedTokenIsFoundWithTheLifeThatIsLeft() {
        assertThat(store().save(key, token("first"), 7)).isTrue();
        AccessToken found = store().find(key).orElseThrow();
        assertThat(found.value()).isEqualTo("first");
        assertThat(found.version()).isEqualTo(7);
        assertThat(found.lifeLeft()).isBetween(LIFE.minusSeconds(20), LIFE);
    }

    @Test
    void lifeRunsDown() {
        store().save(key, token("first"), 1);
        pass(Duration.ofSeconds(1));
        assertThat(store().find(key).orElseThrow().lifeLeft()).isLessThanOrEqualTo(LIFE.minusSeconds(1));
    }

    @Test
    void endedTokenIsNotFound() {
        store().save(key, new IssuedToken("first", shortLife()), 1);
        pass(shortLife());
        assertThat(store().find(key)).isEmpty();
    }

    @Test
    void newerVersionReplaces() {
        store().save(key, token("first"), 1);
        assertThat(store().save(key, token("second"), 2)).isTrue();
        assertFound("second", 2);
    }

    @Test
    void lateAnswerReplacesNothing() {
        store().save(key, token("tenth"), 10);
        assertThat(store().save(key, token("ninth"), 9)).isFalse();
        assertThat(store().save(key, token("again"), 10)).isFalse();
        assertFound("tenth", 10);
    }

    @Test
    void lateAnswerReplacesNothingAfterTheTokenEnded() {
        store().save(key, new IssuedToken("tenth", shortLife()), 10);
        pass(shortLife());
        assertThat(store().save(key, token("ninth"), 9)).isFalse();
        assertThat(store().save(key, token("again"), 10)).isFalse();
        assertThat(store().find(key)).isEmpty();
        assertThat(store().save(key, token("eleventh"), 11)).isTrue();
    }

    @Test
    void lateAnswerReplacesNothingAfterInvalidation() {
        store().save(key, token("tenth"), 10);
        assertThat(store().invalidate(key, 10)).isTrue();
        assertThat(store().save(key, token("ninth"), 9)).isFalse();
        assertThat(store().save(key, token("again"), 10)).isFalse();
        assertThat(store().find(key)).isEmpty();
        assertThat(store().save(key, token("eleventh"), 11)).isTrue();
        assertFound("eleventh", 11);
    }

    @Test
    void invalidatedTokenIsNotFound() {
        store().save(key, token("first"), 1);
        assertThat(store().invalidate(key, 1)).isTrue();
        assertThat(store().find(key)).isEmpty();
        assertThat(store().invalidate(key, 1)).as("the second time").isFalse();
    }

    @Test
    void lateRejectionLeavesTheNewerToken() {
        store().save(key, token("first"), 1);
        store().save(key, token("second"), 2);
        assertThat(store().invalidate(key, 1)).isFalse();
        assertThat(store().invalidate(key, 3)).isFalse();
        assertFound("second", 2);
    }

    @Test
    void tokensAreKeptByCompanyAndApp() {
        TokenKey otherApp = new TokenKey(corp, new AgentId(1));
        TokenKey otherCorp = new TokenKey(new CorpId(corp + "_2"), key.agentId());
        store().save(key, token("mine"), 5);
        assertThat(store().save(otherApp, token("other-app"), 1)).isTrue();
        assertThat(store().save(otherCorp, token("other-corp"), 1)).isTrue();
        store().invalidate(otherApp, 1);
        assertFound("mine", 5);
        assertThat(store().find(otherCorp).orElseThrow().value()).isEqualTo("other-corp");
    }

    @Test
    void highestVersionWinsHoweverManySaveAtOnce() {
        AtOnce.call(64, caller -> store().save(key, token("token-" + (caller + 1)), caller + 1));
        assertFound("token-64", 64);
    }

    @Test
    void oneOfManyWithTheSameVersionWins() {
        assertThat(AtOnce.call(64, caller -> store().save(key, token("token-" + caller), 1)))
                .containsOnlyOnce(true);
    }

    @Test
    void oneOfManyInvalidates() {
        store().save(key, token("first"), 1);
        assertThat(AtOnce.call(64, _ -> store().invalidate(key, 1))).containsOnlyOnce(true);
    }

    @Test
    void largestSizesHold() {
        String longest = longestValue();
        TokenKey widest =
                new TokenKey(new CorpId(corp + "_".repeat(64 - corp.value().length())), new AgentId(Integer.MAX_VALUE));
        assertThat(store().save(widest, new IssuedToken(longest, Duration.ofDays(365)), Long.MAX_VALUE - 1))
                .isTrue();
        assertThat(store().save(widest, token("last"), Long.MAX_VALUE)).isTrue();
        assertThat(store().save(widest, token("late"), Long.MAX_VALUE - 1)).isFalse();
        assertThat(store().invalidate(widest, Long.MAX_VALUE - 1)).isFalse();
        assertThat(store().invalidate(widest, Long.MAX_VALUE)).isTrue();

        store().save(key, new IssuedToken(longest, Duration.ofDays(365)), 1);
        assertFound(longest, 1);
    }

    private IssuedToken token(String value) {
        return new IssuedToken(value, LIFE);
    }

    private void assertFound(String value, long version) {
        AccessToken found = store().find(key).orElseThrow();
        assertThat(found.value()).isEqualTo(value);
        assertThat(found.version()).isEqualTo(version);
    }
}
