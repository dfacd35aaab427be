package io.wecomops.adapters.wecom.asking;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.adapters.wecom.WecomAdapters;
import io.wecomops.adapters.wecom.scripted.Adapters;
import io.wecomops.adapters.wecom.scripted.Reply;
import io.wecomops.adapters.wecom.scripted.ScriptedWecom;
import io.wecomops.domain.jssdk.IssuedTicket;
import io.wecomops.domain.jssdk.TicketKind;
import io.wecomops.domain.network.Direction;
import io.wecomops.domain.network.IpRanges;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.Asked;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    private final ScriptedWecom wecom = ScriptedWecom.start();
    private final WecomAdapters adapters = Adapters.at(wecom.address());
    private final AccessToken token = new AccessToken("t0ken", 1, Duration.ofHours(1));

    @AfterEach
    void close() {
        wecom.close();
        adapters.close();
    }

    @Test
    void wecomsOwnExampleIsRead() {
        wecom.answersBy(
                _ -> Reply.json(
                        "{\"ip_list\":[\"182.254.11.176\",\"182.254.78.66\",\"2402:4e00::/32\"],\"errcode\":0,\"errmsg\":\"ok\"}"));
        assertThat(ranges())
                .isEqualTo(
                        new Asked.Told<>(new IpRanges(List.of("182.254.11.176", "182.254.78.66", "2402:4e00::/32"))));
        assertThat(wecom.calls().getFirst().path()).isEqualTo("/cgi-bin/get_api_domain_ip");
        assertThat(wecom.calls().getFirst().parameter("access_token")).isEqualTo("t0ken");
    }

    @Test
    void theAppsTicketIsAskedForByItsType() {
        wecom.answersBy(_ -> Reply.json("{\"errcode\":0,\"errmsg\":\"ok\",\"ticket\":\"tick\",\"expires_in\":7200}"));
        assertThat(adapters.ticketIssuer().issue(token, TicketKind.AGENT))
                .isEqualTo(new Asked.Told<>(new IssuedTicket("tick", Duration.ofHours(2))));
        assertThat(wecom.calls().getFirst().path()).isEqualTo("/cgi-bin/ticket/get");
        assertThat(wecom.calls().getFirst().parameter("type")).isEqualTo("agent_config");
    }

    @Test
    void aSuccessWithoutWhatItPromisesIsBroken() {
        wecom.answersBy(_ -> Reply.json("{\"errcode\":0,\"ip_list\":[]}"));
        assertThat(ranges())
                .isInstanceOfSatisfying(
                        Asked.Unavailable.class,
                        broken -> assertThat(broken.reason()).isEqualTo(Reason.BROKEN_ANSWER));
        wecom.answersBy(_ -> Reply.json("{\"errcode\":0,\"ip_list\":[\"<script>\"]}"));
        assertThat(ranges()).isInstanceOf(Asked.Unavailable.class);
    }

    @Test
    void codesAreToldByTheirClass() {
        assertThat(on(40001)).isInstanceOf(Asked.TokenRejected.class);
        assertThat(on(42001)).isInstanceOf(Asked.TokenRejected.class);
        assertThat(on(-1)).isInstanceOf(Asked.Unavailable.class);
        assertThat(on(60111)).isInstanceOf(Asked.Unknown.class);
        assertThat(on(48002)).isInstanceOf(Asked.Refused.class);
        assertThat(on(45009))
                .isInstanceOfSatisfying(
                        Asked.Unavailable.class,
                        limit -> assertThat(limit.retryAfter()).isEqualTo(Duration.ofMinutes(1)));
    }

    private Asked<IpRanges> on(int errcode) {
        wecom.answersBy(_ -> Reply.error(errcode, "said so"));
        return ranges();
    }

    private Asked<IpRanges> ranges() {
        return adapters.addresses().ranges(token, Direction.API);
    }
}
