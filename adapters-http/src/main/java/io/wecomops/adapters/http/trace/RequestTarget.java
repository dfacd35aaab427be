package io.wecomops.adapters.http.trace;

import io.helidon.common.uri.UriValidator;
import io.helidon.http.HttpPrologue;
import io.wecomops.domain.error.Faults;

/**
 * Checks path and query before anything decodes them. Helidon could do it as it reads the request line, but the trace id
 * stands in the headers, which it would then not read.
 */
final class RequestTarget {
    private RequestTarget() {}

    /** @throws io.wecomops.domain.error.InvalidInputException where path or query cannot be decoded */
    static void check(HttpPrologue prologue) {
        var faults = new Faults();
        faults.read("", () -> decodedPath(prologue));
        faults.read("", () -> validQuery(prologue));
        faults.throwIfAny();
    }

    private static String decodedPath(HttpPrologue prologue) {
        try {
            prologue.uriPath().validate();
            String path = prologue.uriPath().path();
            if (path != null && path.chars().noneMatch(Character::isISOControl)) {
                return path;
            }
        } catch (IllegalArgumentException undecodable) {
            throw refused("path", undecodable);
        }
        throw refused("path", null);
    }

    private static String validQuery(HttpPrologue prologue) {
        String query = prologue.query().rawValue();
        try {
            UriValidator.validateQuery(query);
            return query;
        } catch (IllegalArgumentException undecodable) {
            throw refused("query", undecodable);
        }
    }

    private static IllegalArgumentException refused(String part, Throwable cause) {
        return new IllegalArgumentException(
                "the " + part + " is not valid: escape odd characters as UTF-8 with %", cause);
    }
}
