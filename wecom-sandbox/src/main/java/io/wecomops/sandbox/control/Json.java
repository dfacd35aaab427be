package io.wecomops.sandbox.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.wecomops.sandbox.Fault;
import io.wecomops.sandbox.Faults;
import io.wecomops.sandbox.Members;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;

/** The control API's JSON: names in snake_case, times in UTC, laid out to be read by people. */
final class Json {
    private final ObjectMapper mapper = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every answer can be written", e);
        }
    }

    ObjectNode write(Faults faults) {
        var json = mapper.createObjectNode();
        faults.all().forEach((fault, value) -> {
            if (fault.isRate()) {
                json.put(fault.code(), value);
            } else {
                json.put(fault.code(), value.longValue());
            }
        });
        return json;
    }

    /** {@code base} with what the body says in its place; true and false are 1 and 0. */
    Faults faults(byte[] body, Faults base) {
        var values = new EnumMap<Fault, Double>(Fault.class);
        object(body).properties().forEach(entry -> {
            var fault = Fault.of(entry.getKey())
                    .orElseThrow(() -> new IllegalArgumentException("there is no fault called " + entry.getKey()));
            var value = entry.getValue();
            if (!value.isNumber() && !value.isBoolean()) {
                throw new IllegalArgumentException(entry.getKey() + " must be a number, true or false");
            }
            values.put(fault, value.asDouble(value.asBoolean() ? 1 : 0));
        });
        return base.with(values);
    }

    /** {@code base} with what the body says in its place. */
    Members members(byte[] body, Members base) {
        ObjectNode merged = mapper.valueToTree(base);
        merged.setAll(object(body));
        try {
            return mapper.treeToValue(merged, Members.class);
        } catch (JsonProcessingException e) {
            var cause = e.getCause() instanceof IllegalArgumentException wrong
                    ? wrong.getMessage()
                    : e.getOriginalMessage();
            throw new IllegalArgumentException(cause, e);
        }
    }

    private ObjectNode object(byte[] body) {
        try {
            if (mapper.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException notJson) {
            throw new IllegalArgumentException("the body must be a JSON object", notJson);
        }
        throw new IllegalArgumentException("the body must be a JSON object");
    }
}
