package io.wecomops.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
    private static final App OTHER = new App(1000009, "other-secret");

    private final ManualClock clock = new ManualClock();
    private final WecomSandbox sandbox = WecomSandbox.start(
            SandboxSettings.demo().withClock(clock).withApps("wwsandbox", List.of(Client.APP, OTHER)));
    private final Client client = new Client(sandbox);
    private final String token = client.token(Client.APP);
    private final String body = Client.text("alice|ghost-1", "once")
            .put("enable_duplicate_check", 1)
            .toString();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private JsonNode send(String json) {
        var answer = client.send(token, json);
        assertThat(answer.path("errcode").asInt(-2)).isZero();
        return answer;
    }

    @Test
    void theSameBytesAreAnsweredOkAndDeliveredOnce() {
        var first = send(body);
        clock.advance(Duration.ofSeconds(1799));
        var second = send(body);

        assertThat(second).isEqualTo(first);
        assertThat(second.path("msgid").asText()).isNotEmpty();
        assertThat(second.path("invaliduser").asText()).isEqualTo("ghost-1");
        assertThat(sandbox.person("alice", 10)).hasSize(1);
        assertThat(sandbox.stats().duplicatesDropped()).isEqualTo(1);
        assertThat(sandbox.stats().sends()).isEqualTo(2);
    }

    @Test
    void afterTheIntervalTheyAreDeliveredAgain() {
        send(body);
        clock.advance(Duration.ofMinutes(30));
        send(body);

        assertThat(sandbox.audit("once")).isEqualTo(new Audit(1, 2, 0, 1, 2, List.of("alice")));
        assertThat(sandbox.stats().peopleRepeated()).isEqualTo(1);
        assertThat(sandbox.stats().mostRepeats()).isEqualTo(2);
    }

    @Test
    void theIntervalIsTheRequests() {
        var minute = Client.text("bob", "once")
                .put("enable_duplicate_check", 1)
                .put("duplicate_check_interval", 60)
                .toString();
        send(minute);
        clock.advance(Duration.ofSeconds(59));
        send(minute);
        clock.advance(Duration.ofSeconds(1));
        send(minute);

        assertThat(sandbox.person("bob", 10)).hasSize(2);
    }

    @Test
    void otherBytesOrAnotherAppOrNoCheckIsAnotherMessage() {
        send(body);
        send(body + " ");
        var unchecked = Client.text("alice", "twice").toString();
        send(unchecked);
        send(unchecked);
        var others = body.replace("1000002", "1000009");
        assertThat(client.send(client.token(OTHER), others).path("errcode").asInt(-2))
                .isZero();

        assertThat(sandbox.person("alice", 10)).hasSize(5);
        assertThat(sandbox.stats().duplicatesDropped()).isZero();
        assertThat(sandbox.audit(Wanted.ofApp(OTHER.agentId())).exactlyOnce()).isEqualTo(1);
    }

    @Test
    void whatWasRefusedLeavesNoMark() {
        sandbox.faults(Faults.none().with(Fault.BUSY_RATE, 1));
        assertThat(client.send(token, body).path("errcode").asInt()).isEqualTo(-1);
        sandbox.faults(Faults.none());
        send(body);

        assertThat(sandbox.person("alice", 10)).hasSize(1);
    }

    @Test
    void ofManyAtOnceOneIsDelivered() throws Exception {
        Callable<String> call = () -> client.send(token, body).path("msgid").asText();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ids = new HashSet<String>();
            for (var done :
                    threads.invokeAll(IntStream.range(0, 64).mapToObj(_ -> call).toList())) {
                ids.add(done.get());
            }
            assertThat(ids).hasSize(1);
        }
        assertThat(sandbox.person("alice", 100)).hasSize(1);
        assertThat(sandbox.stats().duplicatesDropped()).isEqualTo(63);
    }
}
