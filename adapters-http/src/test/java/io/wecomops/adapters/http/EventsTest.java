package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.adapters.mysql.MysqlSettings;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.NodeId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Following a task on a real connection. */
@Timeout(60)
class EventsTest {
    private MysqlAdapters database;
    private RunningApi api;

    @BeforeEach
    void start() {
        database = MysqlAdapters.open(MysqlSettings.inMemory("events-" + UUID.randomUUID()));
        database.migrate();
        api = RunningApi.over(database);
    }

    @AfterEach
    void close() {
        api.close();
        database.close();
    }

    @Test
    void followerSeesTheTaskGoOnAndEnd() throws IOException {
        api.post(Bodies.text("b-1"));
        try (var follower = new Follower("b-1")) {
            assertThat(follower.head()).contains("content-type: text/event-stream;charset=utf-8");
            assertThat(follower.next("progress").at("/status").asText()).isEqualTo("pending");
            ClaimedBatch batch = database.batchQueue()
                    .claim(new NodeId("node"), 1, Duration.ofMinutes(1), Set.of())
                    .getFirst();
            assertThat(follower.next("progress").at("/status").asText()).isEqualTo("running");
            database.batchQueue().startSending(batch);
            database.batchQueue().record(batch, new BatchResult.Sent("id", List.of()));
            database.massTasks().endFinished();
            JsonNode end = follower.next("end");
            assertThat(end.at("/progress/sent").asInt()).isEqualTo(2);
            assertThat(end.at("/status").asText()).isEqualTo("done");
            assertThat(follower.isAtItsEnd()).isTrue();
        }
    }

    @Test
    void nobodyFollowsATaskThatIsNotThere() {
        assertThat(api.get("/mass-tasks/none/events").status()).isEqualTo(404);
    }

    @Test
    void closingServerLetsItsFollowersGo() throws IOException {
        api.post(Bodies.text("b-1"));
        try (var follower = new Follower("b-1")) {
            follower.next("progress");
            api.close();
            assertThat(follower.isAtItsEnd()).isTrue();
        }
    }

    /** Reads events as they come. */
    private final class Follower implements AutoCloseable {
        private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.api.port());
        private final BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

        Follower(String bizNo) throws IOException {
            String request =
                    "GET /api/v1/mass-tasks/" + bizNo + "/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        }

        String head() throws IOException {
            var head = new StringBuilder();
            for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                head.append(line.toLowerCase(Locale.ROOT)).append('\n');
            }
            return head.toString();
        }

        /** The data of the next event of this name; others before it are passed over. */
        JsonNode next(String event) throws IOException {
            while (true) {
                String line = in.readLine();
                assertThat(line).as("more events").isNotNull();
                if (line.equals("event: " + event)) {
                    return RunningApi.JSON.readTree(in.readLine().substring("data: ".length()));
                }
            }
        }

        boolean isAtItsEnd() throws IOException {
            String line = in.readLine();
            while (line != null && !line.startsWith("event:")) {
                line = in.readLine();
            }
            return line == null;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
