package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.adapters.mysql.MysqlSettings;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole way down to the tables, where only they show whether it holds. */
class OverADatabaseTest {
    private static MysqlAdapters database;
    private static RunningApi api;

    @BeforeAll
    static void start() {
        database = MysqlAdapters.open(MysqlSettings.inMemory("http-" + UUID.randomUUID()));
        database.migrate();
        api = RunningApi.over(database);
    }

    @AfterAll
    static void close() {
        api.close();
        database.close();
    }

    @Test
    void ofFiftyEqualPostsAtOnceOneMakesTheTask() throws Exception {
        Callable<RunningApi.Answer> post = () -> api.post(Bodies.text("at-once"));
        List<RunningApi.Answer> answers;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = pool.invokeAll(Collections.nCopies(50, post)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(answers.stream().map(RunningApi.Answer::status)).containsOnly(200, 201);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream()
                        .map(answer -> answer.at("/data/task_id").asLong())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void manyPeopleAreAcceptedAndPagedThrough() {
        int many = 20_000;
        String users = IntStream.range(0, many)
                .mapToObj(i -> "\"employee-number-" + i + "\"")
                .collect(Collectors.joining(","));
        var accepted = api.post("{\"biz_no\":\"many\",\"msg_type\":\"text\",\"payload\":{\"content\":\"x\"},"
                + "\"target\":{\"users\":[" + users + "]}}");
        assertThat(accepted.status()).isEqualTo(201);

        assertThat(all("/mass-tasks/many/recipients?state=pending&limit=1000", "userid"))
                .hasSize(many);
        assertThat(api.get("/mass-tasks/many/recipients/employee-number-7")
                        .at("/data/state")
                        .asText())
                .isEqualTo("pending");
        assertThat(api.get("/mass-tasks/many/recipients?state=sent").at("/data/items"))
                .isEmpty();
        assertThat(api.get("/mass-tasks/many/logs").at("/data/items")).isNotEmpty();
        assertThat(api.get("/mass-tasks/many").at("/data/created_at").asText()).endsWith("+08:00");
    }

    @Test
    void tasksArePagedThroughNewestFirst() {
        for (int i = 0; i < 7; i++) {
            api.post(Bodies.text("page-" + i));
        }

        assertThat(all("/mass-tasks?limit=2", "biz_no"))
                .contains("page-0", "page-1", "page-2", "page-3", "page-4", "page-5", "page-6");
        assertThat(api.get("/mass-tasks?limit=1").at("/data/items/0/biz_no").asText())
                .isNotEmpty();
    }

    @Test
    void theDatabaseIsThere() {
        assertThat(api.get("/pingdb").text()).isEqualTo("{\"ok\":true}");
    }

    /** One member of every item of a list, page by page; no item comes twice. */
    private static Set<String> all(String path, String member) {
        var seen = new HashSet<String>();
        String cursor = "";
        do {
            var answer = api.get(path + cursor);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            for (JsonNode item : answer.at("/data/items")) {
                assertThat(seen.add(item.get(member).asText())).isTrue();
            }
            JsonNode next = answer.at("/data/next_cursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asText();
        } while (!cursor.isEmpty());
        return seen;
    }
}
