package io.wecomops.application.token;

import static io.wecomops.application.token.Nodes.APP;
import static io.wecomops.application.token.Nodes.usable;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.application.token.CurrentToken.Answer;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AccessToken;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Four nodes and an app whose secret is wrong, or whose tokens are worth nothing. */
class TokenBreakerTest {
    private final Nodes nodes = new Nodes();
    private final ScriptedIssuer issuer = nodes.issuer;
    private final List<CurrentToken> four = Stream.generate(nodes::one).limit(4).toList();

    /** Steps of 30 s, 60 s, 2, 4, 8, 10, 10, 10, 10 and 10 minutes begin within the hour. */
    @Test
    void badSecretIsAskedAboutOnceAStepByAllNodesTogether() throws InterruptedException {
        issuer.refuse(true);
        for (int second = 0; second < 3600; second++) {
            for (CurrentToken node : four) {
                assertThat(node.of(APP)).isNotInstanceOf(Answer.Usable.class);
            }
            nodes.time.advance(Duration.ofSeconds(1));
        }
        assertThat(issuer.calls()).isEqualTo(10);
    }

    @Test
    void nodeThatIsNewToItTakesTheNextStepAndNotTheFirst() throws InterruptedException {
        issuer.refuse(true);
        for (int step = 1; step <= 4; step++) {
            nodes.time.advance(((Answer.Refused) nodes.one().of(APP)).askAgainAfter());
        }
        assertThat(((Answer.Refused) nodes.one().of(APP)).askAgainAfter()).isEqualTo(Duration.ofMinutes(8));
        assertThat(issuer.calls()).isEqualTo(5);
    }

    @Test
    void everyNodeCanSayWhy() throws InterruptedException {
        issuer.refuse(true);
        for (CurrentToken node : four) {
            assertThat(node.of(APP)).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(Reason.wecom(40001));
                assertThat(refused.detail()).isEqualTo("invalid secret");
                assertThat(refused.askAgainAfter()).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(30));
            });
        }
        assertThat(issuer.calls()).isEqualTo(1);
    }

    @Test
    void secretThatIsMendedGoesOnByItself() throws InterruptedException {
        issuer.refuse(true);
        for (CurrentToken node : four) {
            node.of(APP);
        }
        issuer.refuse(false);
        nodes.time.advance(Duration.ofSeconds(29));
        assertThat(four.getFirst().of(APP)).isInstanceOf(Answer.Refused.class);
        assertThat(four.getLast().of(APP)).isInstanceOf(Answer.Refused.class);
        nodes.time.advance(Duration.ofSeconds(1));
        four.forEach(node -> assertThat(usable(node).value()).isEqualTo("token-2"));
    }

    @Test
    void stepsBeginAnewOnceASecretWasMended() throws InterruptedException {
        CurrentToken node = four.getFirst();
        issuer.refuse(true);
        for (int step = 1; step <= 3; step++) {
            var refused = (Answer.Refused) node.of(APP);
            assertThat(refused.askAgainAfter()).isEqualTo(TokenBreaker.length(step));
            nodes.time.advance(refused.askAgainAfter());
        }
        issuer.refuse(false);
        usable(node);
        issuer.refuse(true);
        nodes.time.advance(Duration.ofHours(2));
        assertThat(((Answer.Refused) node.of(APP)).askAgainAfter()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void freshTokensThatAreRejectedHoldBackStepByStep() throws InterruptedException {
        CurrentToken node = four.getFirst();
        node.rejected(APP, usable(node));
        node.rejected(APP, usable(node));
        assertThat(node.of(APP)).isInstanceOf(Answer.Refused.class);
        assertThat(four.getLast().of(APP)).as("another node").isInstanceOf(Answer.Refused.class);
        nodes.time.advance(Duration.ofSeconds(30));
        node.rejected(APP, usable(node));
        nodes.time.advance(Duration.ofSeconds(59));
        assertThat(node.of(APP)).isInstanceOf(Answer.Refused.class);
        nodes.time.advance(Duration.ofSeconds(1));
        assertThat(usable(node).value()).isEqualTo("token-4");
        assertThat(issuer.calls()).isEqualTo(4);
    }

    @Test
    void tokenThatWasTakenBeforeItWasRevokedIsNotWorthless() throws InterruptedException {
        CurrentToken node = four.getFirst();
        node.rejected(APP, usable(node));
        four.getLast().accepted(APP, usable(four.getLast()));
        node.rejected(APP, usable(node));
        assertThat(usable(node).value()).isEqualTo("token-3");
        assertThat(usable(four.get(1)).value()).as("another node").isEqualTo("token-3");
    }

    @Test
    void revocationNowAndThenHoldsNobodyBack() {
        CurrentToken node = four.getFirst();
        for (int revoked = 1; revoked <= 5; revoked++) {
            AccessToken token = usable(node);
            assertThat(token.value()).isEqualTo("token-" + revoked);
            for (int call = 0; call < 100; call++) {
                node.rejected(APP, token);
            }
            nodes.time.advance(Duration.ofMinutes(2));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 30", "2, 60", "3, 120", "5, 480", "6, 600", "1000, 600"})
    void stepsDoubleUpToTenMinutes(int step, long seconds) {
        assertThat(TokenBreaker.length(step)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
