package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wecomops.domain.health.Probe;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CloseTest {

    @Test
    void aRequestInFlightIsAnswered() throws Exception {
        var inFlight = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Probe slow = () -> {
            inFlight.countDown();
            await(goOn);
        };
        var api = RunningApi.start(Map.of("database", slow));
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = pool.submit(() -> api.get("/pingdb"));
            await(inFlight);
            var closed = pool.submit(() -> api.api.close());
            awaitRefusal(api.api.port());
            goOn.countDown();

            assertThat(answer.get().status()).isEqualTo(200);
            closed.get();
        }
        api.close();
    }

    @Test
    void aRequestThatDoesNotEndIsGivenUp() throws Exception {
        var inFlight = new CountDownLatch(1);
        Probe stuck = () -> {
            inFlight.countDown();
            await(new CountDownLatch(1));
        };
        var useCases = RunningApi.useCases(new StoredTasks(), Map.of("database", stuck));
        var api = HttpApi.start(new HttpSettings("127.0.0.1", 0, "v1", 1000, Duration.ofMillis(200)), useCases);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.getOutputStream()
                    .write("GET /api/v1/pingdb HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            await(inFlight);

            api.close();
        }
    }

    @Test
    void connectionsThatWaitForARequestDoNotHoldItUp() throws IOException {
        var useCases = RunningApi.useCases(new StoredTasks(), Map.of());
        var api = HttpApi.start(new HttpSettings("127.0.0.1", 0, "v1", 1000, Duration.ofMinutes(5)), useCases);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.getOutputStream()
                    .write("GET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');

            api.close();
        }
    }

    @Test
    void anAddressInUseIsToldAtStart() {
        try (var first = RunningApi.start()) {
            var settings = HttpSettings.at("127.0.0.1", first.api.port());
            assertThatThrownBy(() -> HttpApi.start(settings, RunningApi.useCases(new StoredTasks(), Map.of())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + first.api.port());
        }
    }

    @Test
    void theBaseIsAnAddressThatClientsCanUse() {
        var useCases = RunningApi.useCases(new StoredTasks(), Map.of());
        for (String host : List.of("127.0.0.1", "localhost")) {
            try (var api = HttpApi.start(HttpSettings.at(host, 0), useCases)) {
                assertThat(api.base()).hasToString("http://" + host + ":" + api.port() + "/api/v1");
            }
        }
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> HttpSettings.at("127.0.0.1", 65_536)).hasMessageContaining("65535");
        assertThatThrownBy(() -> new HttpSettings("x", 0, "v1/../..", 1, Duration.ZERO))
                .hasMessageContaining("prefix");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private static void awaitRefusal(int port) {
        Awaitility.await().until(() -> {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return !socket.isConnected();
            } catch (ConnectException refused) {
                return true;
            }
        });
    }
}
