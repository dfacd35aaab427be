package io.wecomops.adapters.wecom.jssdk;

import com.fasterxml.jackson.databind.JsonNode;
import io.wecomops.adapters.wecom.asking.Questions;
import io.wecomops.domain.jssdk.IssuedTicket;
import io.wecomops.domain.jssdk.TicketIssuer;
import io.wecomops.domain.jssdk.TicketKind;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.Asked;
import java.time.Duration;
import java.util.Map;

/** {@code GET get_jsapi_ticket} and {@code GET ticket/get?type=agent_config} (doc 90506). */
public record AskedTickets(Questions questions) implements TicketIssuer {
    @Override
    public Asked<IssuedTicket> issue(AccessToken token, TicketKind kind) {
        return switch (kind) {
            case CORP -> questions.ask(token, "get_jsapi_ticket", Map.of(), AskedTickets::read);
            case AGENT -> questions.ask(token, "ticket/get", Map.of("type", "agent_config"), AskedTickets::read);
        };
    }

    private static IssuedTicket read(JsonNode body) {
        return new IssuedTicket(
                body.path("ticket").asText(""),
                Duration.ofSeconds(body.path("expires_in").asLong()));
    }
}
