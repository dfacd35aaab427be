package io.wecomops.domain.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenValuesTest {
    private static final Duration LIFE = Duration.ofHours(2);

    @Test
    void tokensAreNeverShown() {
        assertThat(new AccessToken("secret-value", 7, LIFE).toString())
                .doesNotContain("secret")
                .contains("version=7");
        assertThat(new IssuedToken("secret-value", LIFE).toString())
                .doesNotContain("secret")
                .contains("PT2H");
        assertThat(new Issue.Issued(new IssuedToken("secret-value", LIFE)).toString())
                .doesNotContain("secret");
    }

    @Test
    void refusedTokenIsNotShownEither() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IssuedToken("secret value", LIFE))
                .withMessageContaining("this one has 12")
                .withMessageNotContaining("secret");
    }

    @Test
    void tokenHas1To1024CharactersWithoutWhiteSpace() {
        new IssuedToken("t".repeat(1024), LIFE);
        new AccessToken("t", Long.MAX_VALUE, Duration.ZERO);
        assertThatIllegalArgumentException().isThrownBy(() -> new IssuedToken("t".repeat(1025), LIFE));
        assertThatIllegalArgumentException().isThrownBy(() -> new IssuedToken("", LIFE));
        assertThatIllegalArgumentException().isThrownBy(() -> new AccessToken("a\tb", 1, LIFE));
    }

    @Test
    void versionAndLifeArePositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AccessToken("t", 0, LIFE));
        assertThatIllegalArgumentException().isThrownBy(() -> new IssuedToken("t", Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new IssuedToken("t", Duration.ofSeconds(-1)));
    }

    @Test
    void keyNamesCompanyAndApp() {
        assertThat(new TokenKey(new CorpId("ww1a2b"), new AgentId(1000002))).hasToString("ww1a2b:1000002");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "{a}", "企业"})
    void corpIdIsPlain(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CorpId(value));
    }

    @Test
    void corpIdHasAtMost64Characters() {
        new CorpId("c".repeat(64));
        assertThatIllegalArgumentException().isThrownBy(() -> new CorpId("c".repeat(65)));
    }

    @Test
    void agentIdIsPositive() {
        assertThat(new AgentId(Integer.MAX_VALUE)).hasToString("2147483647");
        assertThatIllegalArgumentException().isThrownBy(() -> new AgentId(0));
    }
}
