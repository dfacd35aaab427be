package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tasks for departments, tags and everybody. */
class GroupsTest {
    private final RunningApi api = RunningApi.start();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void departmentIsAllItsPeopleAndThoseNamedBesideIt() {
        var answer = post("b-1", "{\"users\":[\"ann\",\"Dora\"],\"departments\":[2]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.at("/data/progress/total").asInt()).isEqualTo(3);
        assertThat(answer.at("/data/duplicates_removed").asInt()).isEqualTo(1);
        assertThat(post("b-1", "{\"users\":[\"ann\",\"Dora\"],\"departments\":[2]}")
                        .status())
                .isEqualTo(200);
        assertThat(post("b-1", "{\"users\":[\"ann\",\"Dora\"]}").status()).isEqualTo(409);
    }

    @Test
    void whatWecomDoesNotKnowIsNamedAtItsPlace() {
        var answer = post("b-1", "{\"departments\":[2,9]}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/errors/0/pointer").asText()).isEqualTo("/target/departments/1");
        assertThat(answer.at("/errors/0/detail").asText()).isEqualTo("is no department that the app may see");
        assertThat(post("b-1", "{\"tags\":[8]}").at("/errors/0/pointer").asText())
                .isEqualTo("/target/tags/0");
        assertThat(post("b-1", "{\"all\":true}").at("/errors/0/pointer").asText())
                .isEqualTo("/target/all");
        assertThat(api.get("/mass-tasks/b-1").status()).as("nothing was stored").isEqualTo(404);
    }

    @Test
    void morePeopleThanATaskMayNameAreToBeUploaded() {
        var answer = post("b-1", "{\"tags\":[7]}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/errors/0/detail").asText()).contains("upload the recipients");
    }

    @Test
    void wecomThatIsIllMeansTryAgain() {
        api.wecom.isIll();
        var answer = post("b-1", "{\"departments\":[2]}");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(api.get("/mass-tasks/b-1").status()).isEqualTo(404);
    }

    @Test
    void placeholdersNeedNames() {
        var answer = api.post("{\"biz_no\":\"b-1\",\"msg_type\":\"text\",\"payload\":{\"content\":\"hi {{name}}\"},"
                + "\"target\":{\"departments\":[2]}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/errors/0/pointer").asText()).isEqualTo("/target");
    }

    private RunningApi.Answer post(String bizNo, String target) {
        return api.post("{\"biz_no\":\"" + bizNo
                + "\",\"msg_type\":\"text\",\"payload\":{\"content\":\"x\"},\"target\":" + target + "}");
    }
}
