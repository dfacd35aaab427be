package io.wecomops.domain.limit;

import java.util.regex.Pattern;

/** Names what is limited, over all nodes: {@code send:corp:agent}. 1 to 128 letters, digits, {@code : _ - .}. */
public record LimitKey(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9:_.-]{1,128}");

    public LimitKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("must be 1 to 128 letters, digits, ':', '_', '-' or '.': " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
