package io.wecomops.adapters.wecom.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.wecomops.adapters.wecom.WecomAdapters;
import io.wecomops.adapters.wecom.scripted.Adapters;
import io.wecomops.adapters.wecom.scripted.Reply;
import io.wecomops.adapters.wecom.scripted.ScriptedWecom;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.Issue;
import io.wecomops.domain.token.IssuedToken;
import io.wecomops.domain.trace.Trace;
import io.wecomops.domain.trace.TraceId;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WecomTokenIssuerTest {
    private final ScriptedWecom wecom = ScriptedWecom.start();
    private final WecomAdapters adapters = Adapters.at(wecom.address());

    @AfterEach
    void close() {
        wecom.close();
        adapters.close();
    }

    private Issue issueGiven(Reply reply) {
        wecom.answers(reply);
        return adapters.tokenIssuer().issue(Adapters.APP);
    }

    @Test
    void corpIdAndSecretArriveAsTheyAre() {
        Trace.run(new TraceId("t-1"), () -> adapters.tokenIssuer().issue(Adapters.APP));
        assertThat(wecom.calls()).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("GET");
            assertThat(call.path()).isEqualTo("/cgi-bin/gettoken");
            assertThat(call.parameter("corpid")).isEqualTo("ww-test-corp");
            assertThat(call.parameter("corpsecret")).isEqualTo(Adapters.SECRET);
            assertThat(call.headers()).containsEntry("x-request-id", "t-1");
        });
    }

    @Test
    void aConnectionThatEndsWithoutAnAnswerIsNotTriedAgain() {
        assertThat(issueGiven(Reply.error(-1, "keeps the connection"))).isInstanceOf(Issue.Unavailable.class);
        assertThat(issueGiven(new Reply.Close())).isInstanceOf(Issue.Unavailable.class);
        assertThat(issueGiven(new Reply.Reset())).isInstanceOf(Issue.Unavailable.class);
        assertThat(wecom.calls()).hasSize(3);
    }

    @Test
    void theLifeIsTheOneThatWeComTells() {
        assertThat(issueGiven(Reply.json("{\"access_token\":\"abc\",\"expires_in\":1234}")))
                .isEqualTo(new Issue.Issued(new IssuedToken("abc", Duration.ofSeconds(1234))));
    }

    @ParameterizedTest
    @CsvSource({
        "40001, Refused",
        "40013, Refused",
        "40014, Refused",
        "42001, Refused",
        "50003, Refused",
        "60020, Refused",
        "2000002, Refused",
        "123456, Refused",
        "-1, Unavailable",
        "45009, Unavailable",
        "45033, Unavailable"
    })
    void eachCodeHasItsAnswer(int errcode, String answer) {
        var issue = issueGiven(Reply.error(errcode, "x"));
        assertThat(issue.getClass().getSimpleName()).isEqualTo(answer);
        assertThat(issue.toString()).contains("reason=wecom:" + errcode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"access_token\":\"\",\"expires_in\":7200}",
                "{\"access_token\":null,\"expires_in\":7200}",
                "{\"access_token\":\"a b\",\"expires_in\":7200}",
                "{\"access_token\":\"a\"}",
                "{\"access_token\":\"a\",\"expires_in\":0}",
                "{\"access_token\":\"a\",\"expires_in\":-5}",
                "{\"access_token\":\"a\",\"expires_in\":\"soon\"}"
            })
    void aSuccessWithoutAUsableTokenIsBroken(String body) {
        assertThat(issueGiven(Reply.json(body)))
                .asInstanceOf(type(Issue.Unavailable.class))
                .extracting(Issue.Unavailable::reason)
                .isEqualTo(Reason.BROKEN_ANSWER);
    }

    @Test
    void whatAProxyTurnsAwayMayWorkLater() {
        assertThat(issueGiven(Reply.http(403, "<html></html>")))
                .asInstanceOf(type(Issue.Unavailable.class))
                .extracting(Issue.Unavailable::reason)
                .isEqualTo(Reason.BROKEN_ANSWER);
        assertThat(issueGiven(new Reply.Http(429, "Retry-After: 9\r\n", "")))
                .asInstanceOf(type(Issue.Unavailable.class))
                .extracting(Issue.Unavailable::retryAfter)
                .isEqualTo(Duration.ofSeconds(9));
    }
}
