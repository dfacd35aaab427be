package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.Issue;
import io.wecomops.domain.token.TokenIssuer;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link TokenIssuer} must do. An adapter's test extends this and says how to make one, and of what far end. */
public abstract class TokenIssuerContract {
    /** One that knows {@link #app()} and {@link #appWithWrongSecret()}; where the far end is silent, its time limit is two seconds at the most. */
    protected abstract TokenIssuer issuer();

    /** The same one, but nobody listens where it looks for its far end. */
    protected abstract TokenIssuer issuerWithoutFarEnd();

    protected abstract TokenKey app();

    protected abstract TokenKey appWithWrongSecret();

    /** What must never be seen. */
    protected abstract List<String> secrets();

    protected abstract void farEndIs(FarEnd state) throws Exception;

    /** How many calls for a token the far end has seen so far in this test. */
    protected abstract long callsSeen();

    @Test
    void anAppGetsATokenThatLivesForAWhile() {
        assertThat(issuer().issue(app())).asInstanceOf(type(Issue.Issued.class)).satisfies(issued -> {
            assertThat(issued.token().value()).isNotEmpty();
            assertThat(issued.token().life()).isBetween(Duration.ofSeconds(1), Duration.ofDays(1));
        });
    }

    @Test
    void eachQuestionIsOneCall() {
        issuer().issue(app());
        issuer().issue(app());
        assertThat(callsSeen()).isEqualTo(2);
    }

    @Test
    void manyCallersAtOnceAreAllAnswered() throws Exception {
        TokenIssuer issuer = issuer();
        Callable<Issue> ask = () -> issuer.issue(app());
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    callers.invokeAll(IntStream.range(0, 64).mapToObj(_ -> ask).toList());
            assertThat(answers).extracting(Future::resultNow).hasOnlyElementsOfType(Issue.Issued.class);
        }
        assertThat(callsSeen()).isEqualTo(64);
    }

    @Test
    void aWrongSecretIsRefusedByOneCall() {
        assertThat(issuer().issue(appWithWrongSecret()))
                .asInstanceOf(type(Issue.Refused.class))
                .extracting(Issue.Refused::reason)
                .isEqualTo(Reason.wecom(40001));
        assertThat(callsSeen()).isOne();
    }

    @Test
    void anAppThatIsNotConfiguredIsTheCallersMistake() {
        var stranger = new TokenKey(new CorpId("ww-stranger"), new AgentId(7));
        assertThatThrownBy(() -> issuer().issue(stranger))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ww-stranger:7");
        assertThat(callsSeen()).isZero();
    }

    @Test
    void aForbiddenAddressIsRefused() throws Exception {
        farEndIs(FarEnd.FORBIDDING_OUR_ADDRESS);
        assertThat(issuer().issue(app()))
                .asInstanceOf(type(Issue.Refused.class))
                .extracting(Issue.Refused::reason)
                .isEqualTo(Reason.wecom(60020));
    }

    @Test
    void whatPassesIsUnavailableForAWhile() throws Exception {
        assertThat(unavailable(FarEnd.BUSY).reason()).isEqualTo(Reason.wecom(-1));
        assertThat(unavailable(FarEnd.OVER_ITS_LIMIT).reason()).isEqualTo(Reason.wecom(45009));
        assertThat(unavailable(FarEnd.LOSING_ANSWERS).reason()).isEqualTo(Reason.ANSWER_LOST);
        assertThat(unavailable(FarEnd.BEHIND_A_BROKEN_GATEWAY).reason()).isEqualTo(Reason.BROKEN_ANSWER);
        assertThat(unavailable(FarEnd.SILENT).reason()).isEqualTo(Reason.ANSWER_LOST);
    }

    @Test
    void aMinuteWindowsBlockIsToldInFull() throws Exception {
        assertThat(unavailable(FarEnd.OVER_ITS_LIMIT).retryAfter()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aFarEndThatIsNotThereIsUnreachable() {
        assertThat(issuerWithoutFarEnd().issue(app()))
                .asInstanceOf(type(Issue.Unavailable.class))
                .extracting(Issue.Unavailable::reason)
                .isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void aFarEndThatIsWellAgainIssuesAgain() throws Exception {
        unavailable(FarEnd.LOSING_ANSWERS);
        farEndIs(FarEnd.HEALTHY);
        assertThat(issuer().issue(app())).isInstanceOf(Issue.Issued.class);
    }

    @ParameterizedTest
    @EnumSource
    void whateverComesOfItItIsAskedOnce(FarEnd state) throws Exception {
        farEndIs(state);
        issuer().issue(app());
        assertThat(callsSeen()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatIsAnsweredShowsASecret(FarEnd state) throws Exception {
        farEndIs(state);
        assertThat(issuer().issue(app()).toString() + issuer().issue(appWithWrongSecret()))
                .doesNotContain(secrets());
        assertThat(issuerWithoutFarEnd().issue(app()).toString()).doesNotContain(secrets());
    }

    @Test
    void aTokenHidesItself() {
        var issued = (Issue.Issued) issuer().issue(app());
        assertThat(issued.toString()).doesNotContain(issued.token().value());
    }

    private Issue.Unavailable unavailable(FarEnd state) throws Exception {
        farEndIs(state);
        var issue = issuer().issue(app());
        assertThat(issue).as(state.toString()).isInstanceOf(Issue.Unavailable.class);
        var unavailable = (Issue.Unavailable) issue;
        assertThat(unavailable.retryAfter()).isPositive();
        return unavailable;
    }
}
