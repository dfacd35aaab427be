package io.wecomops.application.token;

import static io.wecomops.application.token.Nodes.APP;
import static io.wecomops.application.token.Nodes.usable;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.application.token.CurrentToken.Answer;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CurrentTokenTest {
    private final Nodes nodes = new Nodes();
    private final ManualTime time = nodes.time;
    private final ScriptedIssuer issuer = nodes.issuer;
    private final CurrentToken oneNode = nodes.one();
    private final CurrentToken otherNode = nodes.one();

    @Test
    void isFetchedOnceForAllNodes() {
        assertThat(usable(oneNode).value()).isEqualTo("token-1");
        assertThat(usable(otherNode).value()).isEqualTo("token-1");
        assertThat(issuer.calls()).isEqualTo(1);
    }

    @Test
    void isFetchedAgainBeforeItEnds() {
        usable(oneNode);
        time.advance(Duration.ofMinutes(118));
        assertThat(usable(oneNode).value()).isEqualTo("token-1");
        time.advance(Duration.ofMinutes(2));
        assertThat(usable(oneNode).value()).isEqualTo("token-2");
    }

    @Test
    void aRejectedTokenIsReplacedForAllNodes() {
        AccessToken first = usable(oneNode);
        usable(otherNode);
        oneNode.rejected(APP, first);
        assertThat(usable(oneNode).value()).isEqualTo("token-2");
        otherNode.rejected(APP, first);
        assertThat(usable(otherNode).value()).isEqualTo("token-2");
        assertThat(issuer.calls()).isEqualTo(2);
    }

    @Test
    void aLateRejectionDoesNotThrowAwayTheFreshToken() {
        AccessToken first = usable(oneNode);
        oneNode.rejected(APP, first);
        usable(oneNode);
        oneNode.rejected(APP, first);
        assertThat(usable(oneNode).value()).isEqualTo("token-2");
        assertThat(issuer.calls()).isEqualTo(2);
    }

    @Test
    void refusedCredentialsAreNotAskedAboutInALoop() throws InterruptedException {
        issuer.refuse(true);
        for (int i = 0; i < 100; i++) {
            assertThat(oneNode.of(APP)).isInstanceOf(Answer.Refused.class);
        }
        assertThat(issuer.calls()).isEqualTo(1);
    }

    @Test
    void busyWecomIsAskedAgainWithinTheSameCall() {
        issuer.beBusy(1);
        assertThat(usable(oneNode).value()).isEqualTo("token-2");
        assertThat(issuer.calls()).isEqualTo(2);
    }

    @Test
    void wecomThatStaysBusyIsAskedThreeTimesAtTheMostAndThenOnlyWithinTheBudget() throws InterruptedException {
        issuer.beBusy(1_000);
        assertThat(oneNode.of(APP)).isInstanceOf(Answer.TryAgain.class);
        assertThat(issuer.calls()).isBetween(2, 3);
        for (int request = 0; request < 100; request++) {
            assertThat(oneNode.of(APP)).isInstanceOf(Answer.TryAgain.class);
            time.advance(Duration.ofSeconds(2));
        }
        assertThat(issuer.calls()).isBetween(101, 115);
    }

    @Test
    void goesOnOnceTheCredentialsAreMended() throws InterruptedException {
        issuer.refuse(true);
        var refused = (Answer.Refused) oneNode.of(APP);
        issuer.refuse(false);
        time.advance(refused.askAgainAfter());
        assertThat(usable(oneNode).value()).isEqualTo("token-2");
    }
}
