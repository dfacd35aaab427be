package io.wecomops.adapters.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.wecomops.domain.error.Faults;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The members of one JSON object, asked for by name. What is missing or of a wrong type becomes a fault and reads as
 * absent; a {@code null} is as good as absent. Not thread-safe.
 */
public final class Members {
    private static final String REQUIRED = "is required";

    private final Faults faults;
    private final String pointer;
    private final JsonNode node;
    private final Set<String> known = new LinkedHashSet<>();

    private Members(Faults faults, String pointer, JsonNode node) {
        this.faults = faults;
        this.pointer = pointer;
        this.node = node;
    }

    /** The members of {@code node}, which stands at {@code pointer}; empty with a fault where it is no object. */
    public static Optional<Members> of(Faults faults, String pointer, JsonNode node) {
        if (node.isObject()) {
            return Optional.of(new Members(faults, pointer, node));
        }
        faults.add(pointer, mustBe("an object", node));
        return Optional.empty();
    }

    public Optional<String> requiredText(String name) {
        return required(name).flatMap(value -> text(name, value));
    }

    public Optional<String> text(String name) {
        return present(name).flatMap(value -> text(name, value));
    }

    public OptionalInt wholeNumber(String name) {
        Optional<JsonNode> value = present(name);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (value.get().isIntegralNumber() && value.get().canConvertToInt()) {
            return OptionalInt.of(value.get().intValue());
        }
        faults.add(at(name), value.get().isNumber() ? "must be a whole number" : mustBe("a number", value.get()));
        return OptionalInt.empty();
    }

    /** A member that is true or false. */
    public Optional<Boolean> yesOrNo(String name) {
        return present(name).flatMap(value -> {
            if (value.isBoolean()) {
                return Optional.of(value.booleanValue());
            }
            faults.add(at(name), mustBe("true or false", value));
            return Optional.empty();
        });
    }

    /** An object of texts, numbers, true and false, all as text; none where it is not there. */
    public Map<String, String> scalars(String name) {
        Map<String, String> texts = new HashMap<>();
        object(name)
                .ifPresent(members -> members.node.propertyStream().forEach(member -> {
                    if (member.getValue().isContainerNode()) {
                        faults.add(
                                members.at(member.getKey()),
                                mustBe("a text, a number, true or false", member.getValue()));
                    } else if (!member.getValue().isNull()) {
                        texts.put(member.getKey(), member.getValue().asText());
                    }
                }));
        return texts;
    }

    public Optional<ArrayNode> list(String name) {
        return present(name).flatMap(value -> list(name, value));
    }

    public OptionalDouble decimal(String name) {
        Optional<JsonNode> value = present(name);
        if (value.isPresent() && !value.get().isNumber()) {
            faults.add(at(name), mustBe("a number", value.get()));
            return OptionalDouble.empty();
        }
        return value.isPresent() ? OptionalDouble.of(value.get().doubleValue()) : OptionalDouble.empty();
    }

    public Optional<Members> requiredObject(String name) {
        return required(name).flatMap(value -> of(faults, at(name), value));
    }

    public Optional<Members> object(String name) {
        return present(name).flatMap(value -> of(faults, at(name), value));
    }

    public Optional<ArrayNode> requiredList(String name) {
        return required(name).flatMap(value -> list(name, value));
    }

    private Optional<ArrayNode> list(String name, JsonNode value) {
        if (value instanceof ArrayNode list) {
            return Optional.of(list);
        }
        faults.add(at(name), mustBe("a list", value));
        return Optional.empty();
    }

    /** Notes a fault where there is a member {@code name}: the contract has it, this release has not. */
    public void notYet(String name) {
        present(name).ifPresent(_ -> faults.add(at(name), "is not supported yet"));
    }

    /** To be called last: everything that was not asked for is a fault, so that no misspelt member is passed over. */
    public void noOthers() {
        node.propertyStream()
                .filter(member -> !known.contains(member.getKey()))
                .forEach(member -> faults.add(
                        at(member.getKey()), "is not a member here; members are " + String.join(", ", known)));
    }

    /** Where the member {@code name} stands, as a JSON pointer (RFC 6901). */
    public String at(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** Where this object stands. */
    public String pointer() {
        return pointer;
    }

    /** Where its faults are collected. */
    public Faults faults() {
        return faults;
    }

    /** The words of a fault of type. */
    public static String mustBe(String wanted, JsonNode found) {
        return "must be " + wanted + ", is " + typeOf(found);
    }

    private Optional<String> text(String name, JsonNode value) {
        if (value.isTextual()) {
            return Optional.of(value.textValue());
        }
        faults.add(at(name), mustBe("a text", value));
        return Optional.empty();
    }

    private Optional<JsonNode> present(String name) {
        known.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private Optional<JsonNode> required(String name) {
        Optional<JsonNode> value = present(name);
        if (value.isEmpty()) {
            faults.add(at(name), REQUIRED);
        }
        return value;
    }

    private static String typeOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case BOOLEAN -> "true or false";
            case NUMBER -> "a number";
            case OBJECT -> "an object";
            case STRING -> "a text";
            case BINARY, MISSING, NULL, POJO -> "null";
        };
    }
}
