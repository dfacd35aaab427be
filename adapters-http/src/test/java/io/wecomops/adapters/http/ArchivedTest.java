package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.adapters.mysql.MysqlSettings;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.TaskCommand;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is told of a task that ended long ago. */
class ArchivedTest {
    private static MysqlAdapters database;
    private static RunningApi api;

    @BeforeAll
    static void start() {
        database = MysqlAdapters.open(MysqlSettings.inMemory("archived-" + UUID.randomUUID()));
        database.migrate();
        api = RunningApi.over(database);
    }

    @AfterAll
    static void close() {
        api.close();
        database.close();
    }

    @Test
    void itsSumsAreToldAndItsPeopleAreGone() {
        var bizNo = new BizNo("old-1");
        String body = Bodies.text(bizNo.value());
        assertThat(api.post(body).status()).isEqualTo(201);
        database.taskControl().command(bizNo, TaskCommand.CANCEL);
        database.grayWatch().cancelSome(10);
        database.massTasks().endFinished();
        assertThat(database.oldTasks().archive(Duration.ZERO, 10)).isEqualTo(1);

        String path = "/mass-tasks/" + bizNo;
        for (int step = 0; step < 2; step++) {
            var task = api.get(path);
            assertThat(task.at("/data/stage").asText()).isEqualTo("archived");
            assertThat(task.at("/data/progress/cancelled").asInt()).isEqualTo(2);
            for (String people : new String[] {"/recipients", "/recipients?state=failed", "/recipients/ann"}) {
                var gone = api.get(path + people);
                assertThat(gone.status()).as(people).isEqualTo(410);
                assertThat(gone.at("/code").asInt()).isEqualTo(1410);
                assertThat(gone.at("/detail").asText()).contains("its sums are kept");
            }
            while (database.oldTasks().purge(1) > 0) {
                assertThat(api.get(path).status()).isEqualTo(200);
            }
        }
        assertThat(api.get(path + "/logs").at("/data/items").size()).isEqualTo(1);
        assertThat(api.post(body).status()).as("its number stays taken").isEqualTo(200);
        var resolve = api.request(path + "/resolve-unknown")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"as\":\"sent\"}"));
        assertThat(api.send(resolve).status()).isEqualTo(409);
    }
}
