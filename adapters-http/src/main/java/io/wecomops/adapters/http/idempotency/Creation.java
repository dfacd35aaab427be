package io.wecomops.adapters.http.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import io.wecomops.domain.idempotency.RequestAnswer;
import java.util.function.Supplier;

/** What a POST makes of its body. */
@FunctionalInterface
public interface Creation {
    /**
     * Checks {@code body} and changes nothing; what is returned does the work, and may be run again after a crash.
     *
     * @throws io.wecomops.domain.error.InvalidInputException with every fault that was found
     */
    Supplier<RequestAnswer> prepare(JsonNode body);

    /**
     * The same of a request with a key: a run after a crash gets the same name as the run before. For what has no number of its
     * own that would keep it from being made twice.
     *
     * @param name the same for every request with this key and body, 40 hex digits
     */
    default Supplier<RequestAnswer> prepareNamed(JsonNode body, String name) {
        return prepare(body);
    }
}
