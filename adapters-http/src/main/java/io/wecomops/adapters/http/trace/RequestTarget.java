package io.wecomops.adapters.http.trace;

import io.helidon.common.uri.UriPath;
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
        if (!isDecodable(prologue.uriPath())) {
            faults.add("", "the path is not valid: odd characters are written as %XX of their UTF-8");
        }
        if (!isDecodable(prologue.query().rawValue())) {
            faults.add("", "the query is not valid: odd characters are written as %XX of their UTF-8");
        }
        faults.throwIfAny();
    }

    private static boolean isDecodable(UriPath uriPath) {
        try {
            uriPath.validate();
            String path = uriPath.path();
            return path != null && path.chars().noneMatch(Character::isISOControl);
        } catch (IllegalArgumentException undecodable) {
            return false;
        }
    }

    private static boolean isDecodable(String query) {
        try {
            UriValidator.validateQuery(query);
            return true;
        } catch (IllegalArgumentException undecodable) {
            return false;
        }
    }
}
