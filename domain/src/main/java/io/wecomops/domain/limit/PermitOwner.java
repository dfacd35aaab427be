package io.wecomops.domain.limit;

import java.util.regex.Pattern;

/**
 * Who holds a permit: one id for one holding, so that a command that is sent twice takes one permit. 1 to 128 letters,
 * digits, {@code : _ - . @}.
 */
public record PermitOwner(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9:_.@-]{1,128}");

    public PermitOwner {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("must be 1 to 128 letters, digits or ':_.@-': " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
