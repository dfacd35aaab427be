package io.wecomops.adapters.http.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The one way in which this API reads and writes JSON: UTF-8, snake_case, nothing guessed. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxNumberLength(64)
                            .maxNameLength(256)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Json() {}

    /** What a body was found to be. */
    public sealed interface Parsed {
        record Value(JsonNode root) implements Parsed {}

        /** @param place where reading ended, in words; nothing of the content */
        record Broken(String place) implements Parsed {}
    }

    /** Reads a whole document; nothing may follow it. */
    public static Parsed parse(byte[] body) {
        try {
            JsonNode root = MAPPER.readTree(body);
            return root == null || root.isMissingNode() ? new Parsed.Broken("it is empty") : new Parsed.Value(root);
        } catch (JsonProcessingException broken) {
            return new Parsed.Broken(placeOf(broken));
        } catch (IOException broken) { // bytes that are no text in any encoding of JSON
            return new Parsed.Broken("it is not UTF-8");
        }
    }

    /** The bytes of {@code value}, a record or a map. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    // Jackson's own message quotes what it read; only what it says of the place is passed on
    private static String placeOf(JacksonException broken) {
        String what = broken.getOriginalMessage().startsWith("Duplicate field") ? "a member is there twice" : "";
        var location = broken.getLocation();
        if (location == null || location.getLineNr() < 1) {
            return what.isEmpty() ? "it is not JSON" : what;
        }
        String where = "at line " + location.getLineNr() + ", column " + location.getColumnNr();
        return what.isEmpty() ? "it is not JSON " + where : what + " " + where;
    }
}
