package io.wecomops.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecallTest {
    private static final App OTHER = new App(1000009, "other-secret");

    private final ManualClock clock = new ManualClock();
    private final WecomSandbox sandbox = WecomSandbox.start(
            SandboxSettings.demo().withClock(clock).withApps("wwsandbox", List.of(Client.APP, OTHER)));
    private final Client client = new Client(sandbox);
    private final String token = client.token(Client.APP);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private String sent(String people, String content) {
        var answer = client.send(token, Client.text(people, content).toString());
        assertThat(answer.path("errcode").asInt(-2)).isZero();
        return answer.path("msgid").asText();
    }

    private int recall(String token, String messageId) {
        JsonNode answer = client.recall(token, "{\"msgid\":\"" + messageId + "\"}");
        return answer.path("errcode").asInt(-2);
    }

    @Test
    void whatIsRecalledNobodyHoldsAnyMore() {
        String first = sent("alice|bob", "wrong");
        sent("bob|carol", "wrong");
        assertThat(sandbox.audit("wrong").stillHold()).isEqualTo(3);

        assertThat(recall(token, first)).isZero();

        var audit = sandbox.audit("wrong");
        assertThat(audit.people()).as("who received it is told as before").isEqualTo(3);
        assertThat(audit.stillHold()).as("bob holds the second one, and carol").isEqualTo(2);
        assertThat(sandbox.person("alice", 1))
                .singleElement()
                .satisfies(received -> assertThat(received.recalled()).isTrue());
    }

    @Test
    void recallingAgainIsAnsweredAlike() {
        String id = sent("alice", "wrong");

        assertThat(recall(token, id)).isZero();
        assertThat(recall(token, id)).isZero();
    }

    @Test
    void anotherAppCannotRecallIt() {
        String id = sent("alice", "wrong");

        assertThat(recall(client.token(OTHER), id)).isEqualTo(40058);
        assertThat(sandbox.audit("wrong").stillHold()).isEqualTo(1);
    }

    @Test
    void aDayLaterItStays() {
        String id = sent("alice", "wrong");
        clock.advance(Duration.ofHours(24));

        String fresh = client.token(Client.APP);
        assertThat(recall(fresh, id)).isEqualTo(40058);
        assertThat(sandbox.audit("wrong").stillHold()).isEqualTo(1);
    }

    @Test
    void whatIsNoIdOfOursAnswers40058() {
        assertThat(List.of(
                        recall(token, ""),
                        recall(token, "sandbox-?"),
                        recall(token, "other"),
                        recall(token, "sandbox-zz")))
                .containsOnly(40058);
        assertThat(client.recall(token, "no json").path("errcode").asInt()).isEqualTo(40058);
    }

    @Test
    void itHasAMinuteLimitOfItsOwn() {
        String id = sent("alice", "wrong");
        sandbox.faults(Faults.none().with(Map.of(Fault.MINUTE_LIMIT, 1.0)));

        assertThat(recall(token, id)).isZero();
        assertThat(recall(token, id)).isEqualTo(45009);
        clock.advance(Duration.ofSeconds(61));
        assertThat(recall(token, id)).isZero();
    }

    @Test
    void itsAnswerCanBeLostAfterItWasCarriedOut() {
        String id = sent("alice", "wrong");
        sandbox.faults(Faults.none().with(Map.of(Fault.LOST_ANSWER_RATE, 1.0, Fault.GETTOKEN_TOO, 1.0)));

        assertThatThrownBy(() -> recall(token, id)).isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.audit("wrong").stillHold()).isZero();
    }
}
