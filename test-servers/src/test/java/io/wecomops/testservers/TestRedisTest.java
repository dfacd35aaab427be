package io.wecomops.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TestRedisTest {
    @Test
    void sharedServerIsStartedOnceAndAnswers() throws IOException {
        assertThat(TestRedis.start()).isSameAs(TestRedis.start());
        assertThat(ask(TestRedis.start(), "SET shared here")).isEqualTo("+OK");
    }

    @Test
    void stoppedServerIsGoneAndComesBackEmptyOnItsPort() throws IOException {
        TestRedis redis = TestRedis.startOwn();
        assertThat(ask(redis, "SET key kept")).isEqualTo("+OK");
        redis.stop();
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> ask(redis, "GET key"));
        redis.startAgain();
        assertThat(ask(redis, "GET key")).isEqualTo("$-1");
        redis.stop();
    }

    @Test
    void frozenServerAnswersNothingUntilItThaws() throws IOException {
        TestRedis redis = TestRedis.startOwn();
        redis.freeze();
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> ask(redis, "PING"));
        redis.thaw();
        assertThat(ask(redis, "PING")).isEqualTo("+PONG");
        redis.stop();
    }

    private static String ask(TestRedis redis, String command) throws IOException {
        URI url = URI.create(redis.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(300);
            String password = url.getUserInfo().substring(1);
            socket.getOutputStream()
                    .write(("AUTH " + password + "\r\n" + command + "\r\n").getBytes(StandardCharsets.UTF_8));
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answers.readLine()).isEqualTo("+OK");
            return answers.readLine();
        }
    }
}
