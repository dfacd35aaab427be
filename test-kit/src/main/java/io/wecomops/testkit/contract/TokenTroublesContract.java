package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.token.TokenTrouble;
import io.wecomops.domain.token.TokenTroubles;
import io.wecomops.testkit.AtOnce;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link TokenTroubles} must do. */
public abstract class TokenTroublesContract {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final TokenTrouble REFUSED =
            new TokenTrouble(3, 0, Reason.wecom(40001), "invalid secret, hint: [1 2], 密钥 🎉\nat line two");
    private static final TokenTrouble REJECTED = new TokenTrouble(1, Long.MAX_VALUE, Reason.wecom(42001), "");

    private final CorpId corp = new CorpId("ww" + UUID.randomUUID().toString().substring(0, 8));
    private final TokenKey key = new TokenKey(corp, new AgentId(1));

    protected abstract TokenTroubles troubles();

    /** Lets {@code time} pass by the store's clock: a manual clock moves, a real server is waited for. */
    protected abstract void pass(Duration time);

    @Test
    void withoutTroubleThereIsNone() {
        assertThat(troubles().find(key)).isEmpty();
        troubles().over(key);
        assertThat(troubles().find(key)).isEmpty();
    }

    @Test
    void whatWasToldIsFoundToTheLetter() {
        troubles().tell(key, REFUSED, LIFE);
        assertThat(troubles().find(key)).contains(REFUSED);
    }

    @Test
    void lastToldStands() {
        troubles().tell(key, REFUSED, LIFE);
        troubles().tell(key, REJECTED, LIFE);
        assertThat(troubles().find(key)).contains(REJECTED);
    }

    @Test
    void longestDetailIsKept() {
        var long1 = new TokenTrouble(Integer.MAX_VALUE, 0, Reason.BROKEN_ANSWER, "长".repeat(4_000));
        troubles().tell(key, long1, LIFE);
        assertThat(troubles().find(key)).contains(long1);
    }

    @Test
    void lifeEnds() {
        Duration life = Duration.ofMillis(50);
        troubles().tell(key, REFUSED, life);
        pass(life);
        assertThat(troubles().find(key)).isEmpty();
    }

    @Test
    void whatIsOverIsForgotten() {
        troubles().tell(key, REFUSED, LIFE);
        troubles().over(key);
        assertThat(troubles().find(key)).isEmpty();
    }

    @Test
    void appsAreApart() {
        troubles().tell(key, REFUSED, LIFE);
        assertThat(troubles().find(new TokenKey(corp, new AgentId(2)))).isEmpty();
        assertThat(troubles().find(new TokenKey(new CorpId(corp.value() + "x"), new AgentId(1))))
                .isEmpty();
    }

    @Test
    void manyAtOnceLeaveOneOfThem() {
        AtOnce.call(64, caller -> {
            troubles().tell(key, new TokenTrouble(caller + 1, 0, Reason.wecom(40001), "by " + (caller + 1)), LIFE);
            return caller;
        });
        assertThat(troubles().find(key)).hasValueSatisfying(found -> {
            assertThat(found.times()).isBetween(1, 64);
            assertThat(found.detail()).isEqualTo("by " + found.times());
        });
    }

    @Test
    void lifeIsPositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> troubles().tell(key, REFUSED, Duration.ZERO));
    }
}
