package io.wecomops.adapters.wecom.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parameters of a call. All values are taken for secrets: they go onto the wire and nowhere else. */
final class Query {
    private final SequencedMap<String, String> parameters;

    Query(SequencedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    String encoded() {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Every form in which an answer could give a value back. */
    List<String> hidden() {
        return parameters.values().stream()
                .flatMap(value -> Stream.of(value, encoded(value)))
                .distinct()
                .toList();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return parameters.entrySet().stream().map(Map.Entry::getKey).collect(Collectors.joining(", "));
    }
}
