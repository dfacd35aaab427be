package io.wecomops.domain.masstask;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person decides of those whom a message may or may not have reached. */
public enum Resolution {
    /** They got it. */
    SENT,
    /** They did not; retry-failed may then send it again. */
    FAILED;

    /** What the API writes. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Resolution> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
