package io.wecomops.domain.idempotency;

import java.util.regex.Pattern;

/** Names one intended effect: 1 to 191 visible ASCII characters (the width of {@code idempotency_key.idem_key}). */
public record IdempotencyKey(String value) {
    /** The width of the column. */
    static final int MAX_LENGTH = 191;

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,191}");

    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("must be 1 to 191 visible ASCII characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
