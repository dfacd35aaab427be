package io.wecomops.adapters.wecom.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.wecomops.domain.message.Undelivered;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads from a success who did not get the message. The lists are strings joined by {@code |} (arrays in a sister
 * interface), in lower case, empty or absent where there is nobody. An entry that is no userid names nobody we sent to.
 */
final class UndeliveredReader {
    private UndeliveredReader() {}

    static List<Undelivered> read(JsonNode body) {
        Map<UserId, Reason> found = new LinkedHashMap<>();
        collect(body.path("invaliduser"), Reason.INVALID_USER, found);
        collect(body.path("unlicenseduser"), Reason.UNLICENSED_USER, found);
        return found.entrySet().stream()
                .map(entry -> new Undelivered(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static void collect(JsonNode list, Reason reason, Map<UserId, Reason> found) {
        Stream<JsonNode> texts = list.isArray() ? StreamSupport.stream(list.spliterator(), false) : Stream.of(list);
        texts.filter(JsonNode::isTextual)
                .flatMap(text -> Stream.of(text.textValue().split("\\|")))
                .filter(id -> !id.isBlank())
                .flatMap(UndeliveredReader::user)
                .forEach(user -> found.putIfAbsent(user, reason));
    }

    private static Stream<UserId> user(String id) {
        try {
            return Stream.of(new UserId(id));
        } catch (IllegalArgumentException notAnId) {
            return Stream.empty();
        }
    }
}
