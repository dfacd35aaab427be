package io.wecomops.domain.idempotency;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The answer to a request, as it is replayed: to the last byte. The array is copied in and out. */
public final class RequestAnswer {
    /** A longer body is not kept. */
    public static final int MOST_KEPT_BYTES = 65_535;

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * @param status the HTTP status
     * @param headers those that belong to the answer itself, such as {@code Location}; no line breaks in them
     */
    public RequestAnswer(int status, Map<String, String> headers, byte[] body) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("an answer has a final status, not " + status);
        }
        headers.forEach((name, value) -> {
            if (name.isEmpty() || (name + value).chars().anyMatch(Character::isISOControl) || name.contains(":")) {
                throw new IllegalArgumentException("a header has a name, and no control characters");
            }
        });
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body.clone();
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public byte[] body() {
        return body.clone();
    }

    /** Whether its body is short enough to be kept. */
    public boolean canBeKept() {
        return body.length <= MOST_KEPT_BYTES;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestAnswer that
                && status == that.status
                && headers.equals(that.headers)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, headers, Arrays.hashCode(body));
    }

    @Override
    public String toString() {
        return "RequestAnswer[" + status + ", " + new TreeMap<>(headers).keySet() + ", " + body.length + " bytes]";
    }
}
