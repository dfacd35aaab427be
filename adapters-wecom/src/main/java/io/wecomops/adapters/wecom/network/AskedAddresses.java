package io.wecomops.adapters.wecom.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.wecomops.adapters.wecom.asking.Questions;
import io.wecomops.domain.network.Direction;
import io.wecomops.domain.network.IpRanges;
import io.wecomops.domain.network.WecomAddresses;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code GET get_api_domain_ip} (doc 92520) and {@code GET getcallbackip} (doc 90930). */
public record AskedAddresses(Questions questions) implements WecomAddresses {
    @Override
    public Asked<IpRanges> ranges(AccessToken token, Direction direction) {
        String path = switch (direction) {
            case API -> "get_api_domain_ip";
            case CALLBACK -> "getcallbackip";
        };
        return questions.ask(token, path, Map.of(), AskedAddresses::read);
    }

    private static IpRanges read(JsonNode body) {
        List<String> ranges = new ArrayList<>();
        body.path("ip_list").forEach(range -> ranges.add(range.asText("")));
        return new IpRanges(ranges);
    }
}
