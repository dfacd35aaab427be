package io.wecomops.adapters.http.idempotency;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.wecomops.adapters.http.error.Problem;
import io.wecomops.adapters.http.error.ProblemException;
import io.wecomops.domain.error.ErrorCode;
import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.idempotency.KeyScope;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the {@code Idempotency-Key} header: a string of a structured field (RFC 9651) in quotes, or the same without them
 * where it holds nothing that would need them.
 */
final class KeyHeader {
    private static final HeaderName NAME = HeaderNames.create("Idempotency-Key");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[\\x20-\\x7e&&[^\"\\\\]]|\\\\[\"\\\\])*\"");
    private static final Pattern BARE = Pattern.compile("[\\x21-\\x7e&&[^\"\\\\,;]]+");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private KeyHeader() {}

    /**
     * The key as it is stored, if the request has one.
     *
     * @throws ProblemException where it is there twice, or breaks the rule
     */
    static Optional<IdempotencyKey> read(Headers headers, KeyScope scope) {
        if (!headers.contains(NAME)) {
            return Optional.empty();
        }
        Header header = headers.get(NAME);
        List<String> values = header.allValues();
        if (values.size() != 1) {
            throw fault("must be there once");
        }
        try {
            return Optional.of(scope.key(unquoted(values.getFirst().strip())));
        } catch (IllegalArgumentException refused) {
            throw fault(String.valueOf(refused.getMessage()));
        }
    }

    private static String unquoted(String value) {
        if (QUOTED.matcher(value).matches()) {
            return ESCAPE.matcher(value.substring(1, value.length() - 1)).replaceAll("$1");
        }
        if (value.isEmpty() || BARE.matcher(value).matches()) {
            return value;
        }
        throw new IllegalArgumentException("must be one string in double quotes, such as \"8e03978e-40d5-43dd\"");
    }

    private static ProblemException fault(String rule) {
        return new ProblemException(Problem.of(ErrorCode.INVALID_PARAMETER, NAME.defaultCase() + " " + rule));
    }
}
