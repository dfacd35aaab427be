package io.wecomops.adapters.http.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import io.wecomops.domain.idempotency.RequestAnswer;
import java.util.Optional;
import java.util.function.Supplier;

/** As {@link Creation}, for what has no number of its own that would keep it from being made twice. */
@FunctionalInterface
public interface NamedCreation {
    /**
     * @param name the same for every request with this key and body, 40 hex digits; empty where it has no key
     * @throws io.wecomops.domain.error.InvalidInputException with every fault that was found
     */
    Supplier<RequestAnswer> prepare(JsonNode body, Optional<String> name);
}
