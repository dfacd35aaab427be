package io.wecomops.adapters.wecom;

import java.util.regex.Pattern;

/** An app's Secret from the admin console: 1 to 256 visible ASCII characters. {@link #toString()} never shows it. */
public record AppSecret(String value) {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,256}");

    public AppSecret {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "must be 1 to 256 visible ASCII characters; this one has " + value.length());
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
