package io.wecomops.domain.masstask;

import java.util.regex.Pattern;

/** Names one process of the platform among all: 1 to 64 letters, digits, {@code . _ : @ -}. */
public record NodeId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:@-]{1,64}");

    public NodeId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("must be 1 to 64 letters, digits, '.', '_', ':', '@' or '-'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
