package io.wecomops.domain.message;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * WeCom's id of a member: 1 to 64 letters, digits, {@code _ - @ .}, beginning with a letter or digit. Surrounding white
 * space is dropped. WeCom ignores case and answers in lower case (doc 90236), so ids are equal when they differ in case
 * only, and are kept in lower case.
 */
public record UserId(String value) implements Comparable<UserId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_@.-]{0,63}");

    public UserId {
        value = value.strip();
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "must be 1 to 64 letters, digits, '_', '-', '@' or '.', beginning with a letter or digit");
        }
        // after the check: a Kelvin sign, for one, would become a k, and so name somebody else
        value = value.toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
