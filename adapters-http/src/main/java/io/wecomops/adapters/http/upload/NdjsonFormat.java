package io.wecomops.adapters.http.upload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.wecomops.application.upload.ReadLine;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** One JSON object a line: {@code {"userid": "zhangsan", "name": "张三"}}. Members that nobody asked for are passed over. */
final class NdjsonFormat implements LineFormat {
    private static final String USERID = "userid";
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final Set<String> wanted;

    NdjsonFormat(Set<String> wanted) {
        this.wanted = wanted;
    }

    @Override
    public ReadLine read(int number, String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new ReadLine.Bad(number, "must be a JSON object");
            }
            return members(number, parser);
        } catch (IOException broken) {
            return new ReadLine.Bad(number, "must be one JSON object, no member twice");
        }
    }

    private ReadLine members(int number, JsonParser parser) throws IOException {
        Map<String, String> found = HashMap.newHashMap(wanted.size() + 1);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (!name.equals(USERID) && !wanted.contains(name)) {
                parser.skipChildren();
            } else if (!value.isScalarValue()) {
                return new ReadLine.Bad(number, name + " must be a text, a number, true or false");
            } else if (value != JsonToken.VALUE_NULL) {
                found.put(name, parser.getText());
            }
        }
        if (parser.nextToken() != null) {
            return new ReadLine.Bad(number, "must be one JSON object and nothing behind it");
        }
        String userid = found.get(USERID);
        if (userid == null) {
            return new ReadLine.Bad(number, "userid is missing");
        }
        if (!wanted.contains(USERID)) {
            found.remove(USERID);
        }
        return new ReadLine.Named(number, userid, found);
    }
}
