package io.wecomops.adapters.http.trace;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.wecomops.domain.error.Fault;
import io.wecomops.domain.error.InvalidInputException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether it is certain where a request ends. Where Helidon would guess otherwise than a proxy before it, the rest of one
 * request could be taken for the next (RFC 9112, 6.3 and 11.2).
 */
final class Framing {
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private Framing() {}

    /** What is to be told where it is not. */
    static InvalidInputException fault() {
        return new InvalidInputException(List.of(new Fault(
                "", "the length of the body is not certain: send one Content-Length or one chunked encoding")));
    }

    static boolean isCertain(Headers headers) {
        List<String> lengths = headers.values(HeaderNames.CONTENT_LENGTH);
        List<String> encodings = headers.values(HeaderNames.TRANSFER_ENCODING);
        if (encodings.isEmpty()) {
            return lengths.isEmpty()
                    || (lengths.size() == 1
                            && LENGTH.matcher(lengths.getFirst()).matches());
        }
        return lengths.isEmpty() && encodings.equals(List.of("chunked"));
    }
}
