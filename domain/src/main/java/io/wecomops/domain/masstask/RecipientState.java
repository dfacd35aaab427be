package io.wecomops.domain.masstask;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of the message to one person. */
public enum RecipientState {
    /** Not sent yet. */
    PENDING,
    SENT,
    FAILED,
    /** It may have arrived; for a person to decide. */
    UNKNOWN,
    CANCELLED;

    /** What the API writes. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RecipientState> of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }
}
