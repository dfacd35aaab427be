package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WecomRoutesTest {
    private final RunningApi api = RunningApi.start();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void addressesAreListedInBothDirectionsAndAskedForOnce() {
        for (int time = 0; time < 3; time++) {
            var answer = api.get("/wecom/ip-ranges");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.at("/data/api")).hasToString("[\"192.0.2.10\",\"2001:db8::/32\"]");
            assertThat(answer.at("/data/callback")).hasToString("[\"203.0.113.0/24\"]");
        }
        assertThat(api.wecom.asked).hasValue(2);
    }

    @Test
    void aPageIsSignedForBothOfItsCalls() throws Exception {
        var answer = api.get("/wecom/jsapi-signature?url=https%3A%2F%2Fops.example.com%2Fa%3Fb%3D1%23part");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/data/corp_id").asText()).isEqualTo("ww1");
        assertThat(answer.at("/data/agent_id").asInt()).isEqualTo(1000002);
        assertThat(answer.at("/data/url").asText()).isEqualTo("https://ops.example.com/a?b=1");
        assertThat(answer.at("/data/timestamp").asLong()).isEqualTo(1_767_225_600L);
        String rest = "&noncestr=" + answer.at("/data/nonce_str").asText()
                + "&timestamp=1767225600&url=https://ops.example.com/a?b=1";
        assertThat(answer.at("/data/signature").asText()).isEqualTo(sha1("jsapi_ticket=corp-ticket" + rest));
        assertThat(answer.at("/data/agent_signature").asText()).isEqualTo(sha1("jsapi_ticket=agent-ticket" + rest));
        assertThat(answer.text()).doesNotContain("-ticket");
    }

    @Test
    void manyPagesCostOneTicketOfEachKind() {
        for (int page = 0; page < 200; page++) {
            assertThat(api.get("/wecom/jsapi-signature?agent_id=1000002&url=https%3A%2F%2Fx.example%2F" + page)
                            .status())
                    .isEqualTo(200);
        }
        assertThat(api.wecom.asked).hasValue(2);
    }

    @Test
    void everyFaultOfTheQueryIsTold() {
        var answer = api.get("/wecom/jsapi-signature?agent_id=7&uri=x");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/errors")).hasSize(3);
        assertThat(answer.at("/errors/1/pointer").asText()).isEqualTo("/url");
        assertThat(answer.at("/errors/2/detail").asText()).contains("no app 7 is configured");
        assertThat(api.get("/wecom/jsapi-signature?url=ftp%3A%2F%2Fx%2F&agent_id=abc")
                        .at("/errors"))
                .hasSize(2);
    }

    @Test
    void whatWecomDoesNotTellIsUnavailableForAsLongAsItSays() {
        api.wecom.isIll();
        for (String path : new String[] {"/wecom/ip-ranges", "/wecom/jsapi-signature?url=https%3A%2F%2Fx.example%2F"}) {
            var answer = api.get(path);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("60");
            assertThat(answer.at("/detail").asText()).contains("wecom:45009");
        }
        int asked = api.wecom.asked.get();
        api.get("/wecom/ip-ranges");
        assertThat(api.wecom.asked).as("no node asks again before").hasValue(asked);
    }

    private static String sha1(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
