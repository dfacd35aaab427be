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
}
