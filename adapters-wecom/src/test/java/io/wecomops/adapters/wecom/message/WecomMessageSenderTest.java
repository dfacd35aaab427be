package io.wecomops.adapters.wecom.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.wecomops.adapters.wecom.WecomAdapters;
import io.wecomops.adapters.wecom.scripted.Adapters;
import io.wecomops.adapters.wecom.scripted.Reply;
import io.wecomops.adapters.wecom.scripted.ScriptedWecom;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.SendOutcome;
import io.wecomops.domain.message.Undelivered;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.trace.Trace;
import io.wecomops.domain.trace.TraceId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract cannot ask of every far end: bytes on the wire, and answers that only a broken world gives. */
class WecomMessageSenderTest {
    private static final AccessToken TOKEN = new AccessToken("t0ken+/=&%-x", 1, Duration.ofHours(2));
    private static final SealedRequest REQUEST = new SealedRequest("{\"touser\":\"中🎉\"}".getBytes(UTF_8));

    private final ScriptedWecom wecom = ScriptedWecom.start();
    private final WecomAdapters adapters = Adapters.at(wecom.address());

    @AfterEach
    void close() {
        wecom.close();
        adapters.close();
    }

    private SendOutcome send() {
        return adapters.messageSender().send(Adapters.APP, TOKEN, REQUEST);
    }

    private SendOutcome sendGiven(Reply reply) {
        wecom.answers(reply);
        return send();
    }

    @Test
    void theSealedBytesGoOutUntouchedUnderTheTraceIdAtHand() {
        Trace.run(new TraceId("trace-7"), this::send);
        assertThat(wecom.calls()).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.path()).isEqualTo("/cgi-bin/message/send");
            assertThat(call.rawQuery()).isEqualTo("access_token=t0ken%2B%2F%3D%26%25-x");
            assertThat(call.text().getBytes(UTF_8)).isEqualTo(REQUEST.bytes());
            assertThat(call.headers())
                    .containsEntry("x-request-id", "trace-7")
                    .containsEntry("content-type", "application/json; charset=utf-8")
                    .doesNotContainKeys("upgrade", "http2-settings");
        });
    }

    @Test
    void withoutATraceThereIsNoHeader() {
        send();
        assertThat(wecom.calls().getFirst().headers()).doesNotContainKey("x-request-id");
    }

    @Test
    void aBaseWithAPathIsKept() {
        try (var behindAProxy = Adapters.at(wecom.address().resolve("/wecom/"))) {
            behindAProxy.messageSender().send(Adapters.APP, TOKEN, REQUEST);
        }
        assertThat(wecom.calls().getFirst().path()).isEqualTo("/wecom/cgi-bin/message/send");
    }

    @Test
    void connectionsAreKept() {
        for (int i = 0; i < 5; i++) {
            assertThat(send()).isInstanceOf(SendOutcome.Delivered.class);
        }
        assertThat(wecom.connections()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"errcode\":0}",
                "{\"errcode\":\"0\"}",
                "{\"errcode\":null,\"msgid\":null}",
                "{\"errmsg\":\"ok\",\"invaliduser\":\"\",\"unlicenseduser\":null}",
                "{\"errcode\":0,\"invaliduser\":\" | ||\"}",
                "{\"errcode\":0,\"invaliduser\":[]}",
                "{\"errcode\":0,\"invaliduser\":7}"
            })
    void aSuccessThatSaysLittleIsASuccess(String body) {
        assertThat(sendGiven(Reply.json(body))).isEqualTo(new SendOutcome.Delivered("", List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"LiSi|_no id_| wangwu |中文|lisi\"",
                "[\"LiSi\", \"_no id_\", \" wangwu \", 7, null, \"中文\", \"lisi|wangwu\"]"
            })
    void listsAreReadWithWhatIsNoIdLeftOut(String list) {
        var answer = "{\"errcode\":0,\"msgid\":\"m\",\"invaliduser\":" + list + ",\"unlicenseduser\":\"zhaoliu|lisi\"}";
        assertThat(sendGiven(Reply.json(answer)))
                .asInstanceOf(type(SendOutcome.Delivered.class))
                .satisfies(delivered -> assertThat(delivered.undelivered())
                        .containsExactly(
                                new Undelivered(new UserId("lisi"), Reason.INVALID_USER),
                                new Undelivered(new UserId("wangwu"), Reason.INVALID_USER),
                                new Undelivered(new UserId("zhaoliu"), Reason.UNLICENSED_USER)));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, Busy",
        "6000, Busy",
        "40001, TokenRejected",
        "40014, TokenRejected",
        "42001, TokenRejected",
        "45009, Throttled",
        "45033, Throttled",
        "95001, Refused",
        "60020, AppRefused",
        "50003, AppRefused",
        "81013, Refused",
        "40033, Refused",
        "-2147483, Refused",
        "999999999, Refused"
    })
    void eachCodeHasItsOutcome(int errcode, String outcome) {
        var answered = sendGiven(Reply.error(errcode, "words that nobody reads, not even 'ok'"));
        assertThat(answered.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(answered.toString())
                .contains("reason=wecom:" + errcode)
                .contains("errcode " + errcode + ": words that nobody reads");
    }

    @Test
    void tooManyAtOnceBlockForASecondOnly() {
        assertThat(sendGiven(Reply.error(45033, "")))
                .asInstanceOf(type(SendOutcome.Throttled.class))
                .extracting(SendOutcome.Throttled::block)
                .isEqualTo(Duration.ofSeconds(1));
    }

    static Stream<Arguments> brokenAnswers() {
        return Stream.of(
                Arguments.of("answer_lost", new Reply.Close()),
                Arguments.of("answer_lost", new Reply.Reset()),
                Arguments.of("broken_answer", new Reply.Half("{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":\"m\"}")),
                Arguments.of("broken_answer", Reply.json("")),
                Arguments.of("broken_answer", Reply.json("{\"errcode\":0,\"errmsg\":\"o")),
                Arguments.of("broken_answer", Reply.json("{\"errcode\":0} {}")),
                Arguments.of("broken_answer", Reply.json("[0]")),
                Arguments.of("broken_answer", Reply.json("null")),
                Arguments.of("broken_answer", Reply.json("<html>login</html>")),
                Arguments.of("broken_answer", Reply.json("{\"errcode\":\"none\"}")),
                Arguments.of("broken_answer", Reply.json("{\"errcode\":0.5}")),
                Arguments.of("broken_answer", Reply.json("{\"errcode\":99999999999}")),
                Arguments.of("broken_answer", Reply.json("{\"a\":".repeat(50_000))),
                Arguments.of("broken_answer", Reply.json("{\"errmsg\":\"" + "x".repeat(1 << 20) + "\"}")),
                Arguments.of("broken_answer", Reply.http(204, "")),
                Arguments.of("broken_answer", Reply.http(302, "")),
                Arguments.of("broken_answer", Reply.http(500, "")),
                Arguments.of("broken_answer", Reply.http(503, "{\"errcode\":-1,\"errmsg\":\"system busy\"}")),
                Arguments.of("broken_answer", Reply.http(504, "{\"errcode\":81013}")));
    }

    @ParameterizedTest
    @MethodSource("brokenAnswers")
    void anythingButAnAnswerLeavesItUnknown(String reason, Reply reply) {
        assertThat(sendGiven(reply))
                .asInstanceOf(type(SendOutcome.Lost.class))
                .extracting(SendOutcome.Lost::reason)
                .isEqualTo(new Reason(reason));
        assertThat(wecom.calls()).hasSize(1);
    }

    @Test
    void anAnswerThatDoesNotEndInTimeLeavesItUnknown() {
        try (var impatient = Adapters.impatientAt(wecom.address())) {
            wecom.answers(new Reply.Silence());
            assertThat(impatient.messageSender().send(Adapters.APP, TOKEN, REQUEST))
                    .isEqualTo(new SendOutcome.Lost(Reason.ANSWER_LOST, "the answer did not come within 1000 ms"));
            wecom.answers(new Reply.HeadOnly());
            assertThat(impatient.messageSender().send(Adapters.APP, TOKEN, REQUEST))
                    .asInstanceOf(type(SendOutcome.Lost.class))
                    .extracting(SendOutcome.Lost::reason)
                    .isEqualTo(Reason.BROKEN_ANSWER);
        }
        assertThat(wecom.calls()).hasSize(2);
    }

    @Test
    void almostAMebibyteIsStillRead() {
        assertThat(sendGiven(Reply.json("{\"errmsg\":\"" + "x".repeat((1 << 20) - 13) + "\"}")))
                .isInstanceOf(SendOutcome.Delivered.class);
    }

    @Test
    void aRedirectIsNotFollowed() {
        sendGiven(new Reply.Http(307, "Location: " + wecom.address() + "/elsewhere\r\n", ""));
        assertThat(wecom.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 407, 413, 421})
    void whatAProxyTurnsAwayWasNotDelivered(int status) {
        assertThat(sendGiven(Reply.http(status, "<html></html>")))
                .isEqualTo(new SendOutcome.Busy(Reason.BROKEN_ANSWER, "HTTP " + status + " from in front of WeCom"));
    }

    @Test
    void aCodeOfWeComsCountsUnder4xxToo() {
        assertThat(sendGiven(Reply.http(403, "{\"errcode\":60020,\"errmsg\":\"no\"}")))
                .isEqualTo(new SendOutcome.AppRefused(Duration.ofMinutes(1), Reason.wecom(60020), "errcode 60020: no"));
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "0, 60", "-1, 60", "soon, 60", "99999, 60", "'', 60"})
    void aGatewaysOwnLimitThrottles(String retryAfter, long seconds) {
        assertThat(sendGiven(new Reply.Http(429, "Retry-After: " + retryAfter + "\r\n", "")))
                .asInstanceOf(type(SendOutcome.Throttled.class))
                .extracting(SendOutcome.Throttled::block)
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void oneWhoIsInterruptedBeforeSendsNothing() {
        Thread.currentThread().interrupt();
        var outcome = send();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isInstanceOf(SendOutcome.Busy.class);
        assertThat(wecom.calls()).isEmpty();
    }

    @Test
    void anUnknownHostIsUnreachable() {
        try (var astray = Adapters.at(URI.create("http://no-such-host.invalid"))) {
            assertThat(astray.messageSender().send(Adapters.APP, TOKEN, REQUEST))
                    .asInstanceOf(type(SendOutcome.Busy.class))
                    .extracting(SendOutcome.Busy::reason)
                    .isEqualTo(Reason.UNREACHABLE);
        }
    }
}
