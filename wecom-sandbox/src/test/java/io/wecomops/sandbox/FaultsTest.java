package io.wecomops.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final WecomSandbox sandbox = WecomSandbox.start(SandboxSettings.demo());
    private final Client client = new Client(sandbox);
    private String path = "";

    @BeforeEach
    void takeToken() {
        path = "/cgi-bin/message/send?access_token=" + client.token(Client.APP);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aLostAnswerIsDeliveredAndTheClientSeesAClosedConnection() {
        sandbox.faults(Faults.none().with(Fault.LOST_ANSWER_RATE, 1));

        assertThatThrownBy(() ->
                        client.exchange("POST", path, Client.text("alice", "hi").toString()))
                .isInstanceOf(IOException.class);
        assertThat(sandbox.person("alice", 10)).hasSize(1);
        assertThat(sandbox.stats().calls().get("message/send"))
                .containsEntry("lost_answer", 1L)
                .hasSize(1);
    }

    @Test
    void aLostRequestDeliversNothing() {
        sandbox.faults(Faults.none().with(Fault.LOST_REQUEST_RATE, 1));

        assertThatThrownBy(() ->
                        client.exchange("POST", path, Client.text("alice", "hi").toString()))
                .isInstanceOf(IOException.class);
        assertThat(sandbox.person("alice", 10)).isEmpty();
        assertThat(sandbox.stats().calls().get("message/send")).containsEntry("lost_request", 1L);
    }

    private int send() throws IOException {
        var response = client.exchange("POST", path, Client.text("alice", "hi").toString());
        return response.statusCode() == 200
                ? Client.JSON.readTree(response.body()).path("errcode").asInt()
                : response.statusCode();
    }

    @Test
    void aServerErrorAndABusyAnswerDeliverNothing() throws IOException {
        sandbox.faults(Faults.none().with(Fault.HTTP_5XX_RATE, 1));
        assertThat(send()).isEqualTo(502);
        sandbox.faults(Faults.none().with(Fault.BUSY_RATE, 1));
        assertThat(send()).isEqualTo(-1);

        assertThat(sandbox.stats().delivered()).isZero();
        assertThat(sandbox.stats().calls().get("message/send"))
                .containsEntry("http_502", 1L)
                .containsEntry("-1", 1L);
    }

    @Test
    void gettokenIsHitOnlyIfAsked() {
        sandbox.faults(Faults.none().with(Fault.BUSY_RATE, 1));
        assertThat(client.gettoken("wwsandbox", Client.APP.secret())
                        .path("errcode")
                        .asInt(-2))
                .isZero();
        sandbox.faults(sandbox.faults().with(Fault.GETTOKEN_TOO, 1));
        assertThat(client.gettoken("wwsandbox", Client.APP.secret())
                        .path("errcode")
                        .asInt(-2))
                .isEqualTo(-1);
    }

    @Test
    void switchesRefuseEveryCall() throws IOException {
        sandbox.faults(Faults.none().with(Fault.IP_FORBIDDEN, 1));
        assertThat(send()).isEqualTo(60020);
        assertThat(client.gettoken("wwsandbox", Client.APP.secret())
                        .path("errcode")
                        .asInt())
                .isEqualTo(60020);
        sandbox.faults(Faults.none().with(Fault.APP_DISABLED, 1));
        assertThat(send()).isEqualTo(50003);
        assertThat(client.gettoken("wwsandbox", Client.APP.secret())
                        .path("errcode")
                        .asInt())
                .isEqualTo(40001);
    }

    @Test
    void theSameSeedHitsTheSameCalls() throws IOException {
        var mixed = Faults.none()
                .with(Map.of(Fault.BUSY_RATE, 0.2, Fault.HTTP_5XX_RATE, 0.2, Fault.SEED, 7.0))
                .with(Fault.MEMBER_MINUTE_LIMIT, 0);
        var first = run(mixed);
        var second = run(mixed);
        var other = run(mixed.with(Fault.SEED, 8));

        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(first.stream().filter(code -> code == -1).count()).isBetween(20L, 60L);
        assertThat(first.stream().filter(code -> code == 502).count()).isBetween(20L, 60L);
    }

    private List<Integer> run(Faults faults) throws IOException {
        sandbox.faults(faults);
        var codes = new ArrayList<Integer>();
        for (int i = 0; i < 200; i++) {
            codes.add(send());
        }
        return codes;
    }

    @Test
    void latencyIsSpentBeforeTheAnswer() throws IOException {
        sandbox.faults(Faults.none().with(Fault.LATENCY_MS, 80).with(Fault.LATENCY_JITTER_MS, 5));
        long before = System.nanoTime();
        send();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
    }

    @Test
    void closingLetsACallUnderWayFinish() throws Exception {
        sandbox.faults(Faults.none().with(Fault.LATENCY_MS, 400));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = threads.submit(this::send);
            await().until(() -> sandbox.stats().sendPeaks().second() == 1);
            sandbox.close();
            assertThat(answer.get()).isZero();
        }
    }

    /** A kill of the client between its request and the answer: the request counts, and it counts fully. */
    @Test
    void aClientThatDiesAfterItsRequestHasSentIt() throws IOException {
        sandbox.faults(Faults.none().with(Fault.LATENCY_MS, 100));
        var body = Client.text("alice|bob", "hi").toString();
        var head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length() + "\r\n\r\n";
        try (var whole = new Socket(
                        InetAddress.getLoopbackAddress(), sandbox.base().getPort());
                var half = new Socket(
                        InetAddress.getLoopbackAddress(), sandbox.base().getPort())) {
            whole.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
            half.getOutputStream().write((head + body.substring(0, 10)).getBytes(StandardCharsets.UTF_8));
        }
        await().until(() -> sandbox.stats().sends() == 1);

        assertThat(sandbox.stats().delivered()).isEqualTo(2);
        assertThat(sandbox.stats().calls().get("message/send")).isEqualTo(Map.of("0", 1L));
        await().until(() -> sandbox.stats().inFlight() == 0);
    }
}
