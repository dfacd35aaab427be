package io.wecomops.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sandbox's verdict on two senders that both repeat until they hear "ok", through a network that loses half. */
class JudgeTest {
    private static final int BATCHES = 60;
    private static final int PEOPLE = 50;

    private final WecomSandbox sandbox = WecomSandbox.start(SandboxSettings.demo());
    private final Client client = new Client(sandbox);
    private String path = "";

    @BeforeEach
    void loseHalf() {
        path = "/cgi-bin/message/send?access_token=" + client.token(Client.APP);
        sandbox.faults(Faults.none()
                .with(Map.of(
                        Fault.LOST_ANSWER_RATE, 0.2,
                        Fault.LOST_REQUEST_RATE, 0.1,
                        Fault.BUSY_RATE, 0.1,
                        Fault.HTTP_5XX_RATE, 0.1,
                        Fault.LATENCY_JITTER_MS, 3.0)));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aSenderThatRepeatsTheSameBytesWithTheCheckReachesEachPersonOnce() throws Exception {
        sendAll(1);

        int all = BATCHES * PEOPLE;
        assertThat(sandbox.audit("notice")).satisfies(audit -> {
            assertThat(audit.exactlyOnce()).isEqualTo(all);
            assertThat(audit.people()).isEqualTo(all);
            assertThat(audit.moreThanOnce()).isZero();
        });
        var stats = sandbox.stats();
        assertThat(stats.duplicatesDropped()).isPositive();
        assertThat(stats.sends()).isEqualTo(BATCHES + stats.duplicatesDropped());
        assertThat(stats.calls("message/send", "0") + stats.calls("message/send", "lost_answer"))
                .isEqualTo(stats.sends());
    }

    @Test
    void aSenderWithoutTheCheckIsFoundOut() throws Exception {
        sendAll(0);

        var audit = sandbox.audit("notice");
        assertThat(audit.people()).isEqualTo(BATCHES * PEOPLE);
        assertThat(audit.moreThanOnce()).isPositive();
        assertThat(audit.examples()).hasSize(20);
        assertThat(sandbox.stats().peopleRepeated()).isEqualTo(audit.moreThanOnce());
        assertThat(sandbox.stats().mostRepeats()).isEqualTo(audit.most());
    }

    private void sendAll(int duplicateCheck) throws InterruptedException {
        var work = new ArrayList<Callable<Integer>>();
        for (int batch = 0; batch < BATCHES; batch++) {
            int from = batch * PEOPLE;
            var users =
                    IntStream.range(from, from + PEOPLE).mapToObj(i -> "p" + i).collect(Collectors.joining("|"));
            var body = Client.text(users, "notice")
                    .put("enable_duplicate_check", duplicateCheck)
                    .toString();
            work.add(() -> sendUntilOk(body));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(work))
                    .allSatisfy(done -> assertThat(done.resultNow()).isPositive());
        }
    }

    private int sendUntilOk(String body) {
        for (int tries = 1; tries < 200; tries++) {
            try {
                var response = client.exchange("POST", path, body);
                if (response.statusCode() == 200
                        && Client.JSON.readTree(response.body()).path("errcode").asInt(-2) == 0) {
                    return tries;
                }
            } catch (IOException lost) {
                // whether it was delivered is what this test is about
            }
        }
        return -1;
    }
}
