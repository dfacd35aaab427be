package io.wecomops.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MembersTest {
    private final WecomSandbox sandbox = WecomSandbox.start(SandboxSettings.demo()
            .withMembers(Members.everybodyExists()
                    .withParties(Map.of(7, List.of("Anna", "ben", "ghost-7")))
                    .withTags(Map.of(3, List.of("ben", "carl")))));
    private final Client client = new Client(sandbox);
    private final String token = client.token(Client.APP);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private JsonNode send(String users, String parties, String tags) {
        return client.send(
                token,
                Client.text(users, "hello")
                        .put("toparty", parties)
                        .put("totag", tags)
                        .toString());
    }

    @Test
    void thoseWhoDoNotGetItAreNamedInLowerCaseAndTheRestAreServed() {
        var answer = send("Alice|Ghost-1|GHOST-2|-bad-form|Unlicensed-1|" + "x".repeat(65), "", "");

        assertThat(answer.path("errcode").asInt(-2)).isZero();
        assertThat(answer.path("invaliduser").asText()).isEqualTo("ghost-1|ghost-2|-bad-form|" + "x".repeat(65));
        assertThat(answer.path("unlicenseduser").asText()).isEqualTo("unlicensed-1");
        assertThat(sandbox.stats().delivered()).isEqualTo(1);
    }

    @Test
    void nothingIsSentIfNobodyIsValid() {
        var answer = send("ghost-1|unlicensed-1", "99", "98");

        assertThat(answer.path("errcode").asInt()).isEqualTo(81013);
        assertThat(answer.path("invaliduser").asText()).isEqualTo("ghost-1");
        assertThat(answer.path("invalidparty").asText()).isEqualTo("99");
        assertThat(answer.path("invalidtag").asText()).isEqualTo("98");
        assertThat(sandbox.stats().sends()).isZero();
    }

    @Test
    void partiesAndTagsMeanTheirMembersEachOnce() {
        var answer = send("anna", "7|8|x", "3");

        assertThat(answer.path("errcode").asInt(-2)).isZero();
        assertThat(answer.path("invalidparty").asText()).isEqualTo("8|x");
        assertThat(sandbox.timesByPerson(Wanted.anything())).isEqualTo(Map.of("anna", 1, "ben", 1, "carl", 1));
    }

    @Test
    void atAllIsEverybodyAndPartiesDoNotCount() {
        var answer = send("@all", "99", "");

        assertThat(answer.path("errcode").asInt(-2)).isZero();
        assertThat(answer.path("invalidparty").asText("?")).isEmpty();
        assertThat(sandbox.audit("hello").exactlyOnce()).isEqualTo(100);
        assertThat(sandbox.person("user000100", 1)).hasSize(1);
    }

    @Test
    void aShareOfPeopleDoesNotExistAndItIsAlwaysTheSamePeople() {
        sandbox.members(Members.everybodyExists().withUnknownShare(0.1));
        var users = IntStream.range(0, 1000).mapToObj(i -> "p" + i).collect(Collectors.joining("|"));
        var first = send(users, "", "").path("invaliduser").asText();
        var second = send(users, "", "").path("invaliduser").asText();

        assertThat(Arrays.asList(first.split("\\|")).size()).isCloseTo(100, within(40));
        assertThat(second).isEqualTo(first);
    }
}
