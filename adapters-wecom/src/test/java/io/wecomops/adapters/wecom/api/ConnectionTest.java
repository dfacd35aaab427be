package io.wecomops.adapters.wecom.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.wecomops.adapters.wecom.scripted.ScriptedWecom;
import io.wecomops.domain.reason.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which a connection does not come about, and one that only seems so. */
class ConnectionTest {
    private static Answer callTo(URI base) {
        return callTo(base, Duration.ofMillis(400));
    }

    private static Answer callTo(URI base, Duration connectTimeout) {
        try (var api = new WecomApi(base, connectTimeout, Duration.ofSeconds(60))) {
            return api.post("message/send", new LinkedHashMap<>(), "{}".getBytes(UTF_8));
        }
    }

    @Test
    void refused() {
        assertThat(callTo(ScriptedWecom.nowhere()))
                .isEqualTo(new Answer.Unreachable("no connection: refused or no route"));
    }

    @Test
    void notWithinTheConnectTimeout() throws Exception {
        try (var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var first = new Socket(deaf.getInetAddress(), deaf.getLocalPort());
                var second = new Socket(deaf.getInetAddress(), deaf.getLocalPort())) {
            // its queue is full now, and whoever else knocks hears nothing
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            assertThat(callTo(URI.create("http://127.0.0.1:" + deaf.getLocalPort())))
                    .isEqualTo(new Answer.Unreachable("no connection within the time limit"));
        }
    }

    @Test
    void toAServerWhoseCertificateNobodyTrusts(@TempDir Path folder) throws Exception {
        var calls = new AtomicInteger();
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder.resolve("keys.p12"))));
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.close();
        });
        server.start();
        try {
            var address = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
            assertThat(callTo(address, Duration.ofSeconds(60)))
                    .isEqualTo(new Answer.Unreachable("no TLS connection: the handshake failed"));
        } finally {
            server.stop(0);
        }
        assertThat(calls).hasValue(0);
    }

    @Test
    void oneThatIsCutAfterTheFirstByteMayHaveCarriedSomething() throws Exception {
        try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hangUpOnEverybody(server));
            assertThat(callTo(URI.create("http://127.0.0.1:" + server.getLocalPort())))
                    .isInstanceOfSatisfying(
                            Answer.Lost.class, lost -> assertThat(lost.reason()).isEqualTo(Reason.ANSWER_LOST));
        }
    }

    @Test
    void closedIsClosed() {
        var api = new WecomApi(ScriptedWecom.nowhere(), Duration.ofMillis(400), Duration.ofSeconds(5));
        api.close();
        assertThat(api.get("gettoken", new LinkedHashMap<>()))
                .isEqualTo(new Answer.Unreachable("closed before anything was sent"));
    }

    private static void hangUpOnEverybody(ServerSocket server) {
        try {
            while (true) {
                Socket socket = server.accept();
                // cut before that, the client may not even have seen its connection made
                assertThat(socket.getInputStream().read()).isNotNegative();
                socket.setSoLinger(true, 0);
                socket.close();
            }
        } catch (IOException end) {
            // closed
        }
    }

    private static SSLContext selfSigned(Path file) throws Exception {
        char[] password = "changeit".toCharArray();
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(password))
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, password);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
