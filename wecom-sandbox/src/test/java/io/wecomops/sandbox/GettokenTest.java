package io.wecomops.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GettokenTest {
    private final ManualClock clock = new ManualClock();
    private final WecomSandbox sandbox =
            WecomSandbox.start(SandboxSettings.demo().withClock(clock));
    private final Client client = new Client(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void theSameTokenIsGivenUntilItEnds() {
        var first = client.gettoken("wwsandbox", Client.APP.secret());
        clock.advance(Duration.ofSeconds(7199));
        var second = client.gettoken("wwsandbox", Client.APP.secret());
        clock.advance(Duration.ofSeconds(1));
        var third = client.gettoken("wwsandbox", Client.APP.secret());

        assertThat(first.path("errcode").asInt(-2)).isZero();
        assertThat(first.path("expires_in").asInt()).isEqualTo(7200);
        assertThat(first.path("access_token").asText()).hasSizeGreaterThanOrEqualTo(64);
        assertThat(second.path("access_token")).isEqualTo(first.path("access_token"));
        assertThat(second.path("expires_in").asInt()).isEqualTo(1);
        assertThat(third.path("access_token")).isNotEqualTo(first.path("access_token"));
        assertThat(sandbox.stats().gettokenCalls()).isEqualTo(3);
        assertThat(sandbox.stats().tokensIssued()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "corpid=wwsandbox&corpsecret=wrong, 40001",
        "corpid=wwother&corpsecret=sandbox-secret-1000002, 40013",
        "corpsecret=sandbox-secret-1000002, 41002",
        "corpid=wwsandbox, 41004",
    })
    void badCredentialsAreRefused(String query, int errcode) {
        var answer = client.get("/cgi-bin/gettoken?" + query);

        assertThat(answer.path("errcode").asInt()).isEqualTo(errcode);
        assertThat(answer.path("errmsg").asText())
                .matches(".+, hint: \\[\\d+_\\d+_[0-9a-f]{32}], from ip: 127\\.0\\.0\\.1, "
                        + "more info at https://open\\.work\\.weixin\\.qq\\.com/devtool/query\\?e=" + errcode);
        assertThat(answer.has("access_token")).isFalse();
    }

    @Test
    void tooManyFailuresBlockTheInterfaceForAnHour() {
        sandbox.faults(Faults.none().with(Fault.FAILED_GETTOKEN_LIMIT, 3));
        for (int i = 0; i < 4; i++) {
            assertThat(client.gettoken("wwsandbox", "wrong").path("errcode").asInt())
                    .isEqualTo(40001);
        }

        assertThat(client.gettoken("wwsandbox", Client.APP.secret())
                        .path("errcode")
                        .asInt())
                .isEqualTo(45009);
        clock.advance(Duration.ofMinutes(60));
        assertThat(client.gettoken("wwsandbox", Client.APP.secret())
                        .path("errcode")
                        .asInt())
                .isZero();
    }

    @Test
    void revokedAndExpiredTokensAreToldApart() {
        var revoked = client.token(Client.APP);
        sandbox.revokeTokens();
        var expired = client.token(Client.APP);
        sandbox.expireTokens();
        var good = client.token(Client.APP);
        var body = Client.text("alice", "hi").toString();

        assertThat(client.send(revoked, body).path("errcode").asInt()).isEqualTo(40014);
        assertThat(client.send(expired, body).path("errcode").asInt()).isEqualTo(42001);
        assertThat(client.send(good, body).path("errcode").asInt(-2)).isZero();
        clock.advance(Duration.ofHours(2));
        assertThat(client.send(good, body).path("errcode").asInt()).isEqualTo(42001);
    }
}
