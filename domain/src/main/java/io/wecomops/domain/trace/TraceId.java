package io.wecomops.domain.trace;

import java.util.regex.Pattern;

/**
 * What ties a request, its log lines, its answer and all it sets off together.
 *
 * <p>1 to 128 visible ASCII characters without quotes or backslash, so that it can stand in a header, a log line and a
 * JSON text as it is.
 */
public record TraceId(String value) {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e&&[^\"'\\\\<>]]{1,128}");

    public TraceId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("trace id must be 1 to 128 visible ASCII characters without quotes");
        }
    }

    /** Whether {@code text} can be a trace id; foreign ones that can not are replaced, never repaired. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
