package io.wecomops.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueriesTest {
    private final ManualClock clock = new ManualClock();
    private final WecomSandbox sandbox =
            WecomSandbox.start(SandboxSettings.demo().withClock(clock));
    private final Client client = new Client(sandbox);
    private final String token = client.token(Client.APP);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void addressesAreTold() {
        assertThat(ask("get_api_domain_ip?").path("ip_list").size()).isEqualTo(2);
        assertThat(ask("getcallbackip?").path("ip_list").size()).isEqualTo(2);
    }

    @Test
    void theSameTicketIsGivenUntilItEnds() {
        String first = ask("get_jsapi_ticket?").path("ticket").asText();
        clock.advance(Duration.ofSeconds(7000));
        JsonNode second = call("get_jsapi_ticket?");
        assertThat(second.path("ticket").asText()).isEqualTo(first);
        assertThat(second.path("expires_in").asInt()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(199));
        assertThat(call("get_jsapi_ticket?").path("ticket").asText()).isEqualTo(first);
        sandbox.revokeTokens();
        clock.advance(Duration.ofSeconds(1));
        String fresh = client.token(Client.APP);
        assertThat(client.get("/cgi-bin/get_jsapi_ticket?access_token=" + fresh)
                        .path("ticket")
                        .asText())
                .isNotEmpty()
                .isNotEqualTo(first);
    }

    @Test
    void theTicketsOfTheTwoKindsDiffer() {
        String agent = ask("ticket/get?type=agent_config&").path("ticket").asText();
        assertThat(ask("get_jsapi_ticket?").path("ticket").asText()).isNotEqualTo(agent);
        assertThat(call("ticket/get?").path("errcode").asInt()).isEqualTo(40058);
    }

    @Test
    void theHundredAndFirstTicketOfAnHourIsRefused() {
        for (int i = 0; i < 100; i++) {
            ask("get_jsapi_ticket?");
        }
        assertThat(call("get_jsapi_ticket?").path("errcode").asInt()).isEqualTo(45009);
        assertThat(ask("ticket/get?type=agent_config&").path("ticket").asText()).isNotEmpty();
        assertThat(sandbox.stats().calls("get_jsapi_ticket", "0")).isEqualTo(100);
    }

    @Test
    void departmentsPeopleAndTagsAreTold() {
        client.call(
                "PUT",
                "/sandbox/members",
                "{\"parties\":{\"2\":[\"ann\"],\"3\":[\"eve\"]},\"parents\":{\"3\":2,\"8\":9,\"9\":8},"
                        + "\"tags\":{\"7\":[\"ann\"]},\"tag_parties\":{\"7\":[3]}}");
        assertThat(ask("department/simplelist?id=2&").path("department_id").findValuesAsText("id"))
                .containsExactly("2", "3");
        assertThat(ask("department/simplelist?").path("department_id").findValuesAsText("id"))
                .containsExactly("1", "2", "3");
        assertThat(ask("user/simplelist?department_id=2&").path("userlist").findValuesAsText("userid"))
                .containsExactly("ann");
        assertThat(ask("user/simplelist?department_id=1&").path("userlist").size())
                .isEqualTo(100);
        assertThat(ask("user/get?userid=Ann&").path("department").toString()).isEqualTo("[2]");
        assertThat(ask("tag/get?tagid=7&").path("partylist").toString()).isEqualTo("[3]");
        assertThat(call("user/get?userid=ghost-1&").path("errcode").asInt()).isEqualTo(60111);
        assertThat(call("user/simplelist?department_id=99&").path("errcode").asInt())
                .isEqualTo(60123);
        assertThat(call("department/simplelist?id=x&").path("errcode").asInt()).isEqualTo(60123);
        assertThat(call("tag/get?tagid=8&").path("errcode").asInt()).isEqualTo(40068);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"get_api_domain_ip?", "getcallbackip?", "get_jsapi_ticket?", "ticket/get?type=agent_config&"})
    void aTokenIsNeeded(String path) {
        assertThat(client.get("/cgi-bin/" + path + "a=b").path("errcode").asInt())
                .isEqualTo(41001);
        sandbox.revokeTokens();
        assertThat(call(path).path("errcode").asInt()).isEqualTo(40014);
    }

    private JsonNode ask(String path) {
        JsonNode answer = call(path);
        assertThat(answer.path("errcode").asInt(-2)).isZero();
        return answer;
    }

    private JsonNode call(String path) {
        return client.get("/cgi-bin/" + path + "access_token=" + token);
    }
}
