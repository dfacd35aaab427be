package io.wecomops.domain.masstask;

import java.util.regex.Pattern;

/** A business system's own number of a mass task, unique: 1 to 64 letters, digits, {@code . _ : -}; case counts. */
public record BizNo(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    public BizNo {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("must be 1 to 64 letters, digits, '.', '_', ':' or '-'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
