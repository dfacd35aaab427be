package io.wecomops.domain.upload;

import java.util.Arrays;
import java.util.Locale;

/** Where an upload stands; the number is what {@code mass_upload.state} holds. Only complete ones count. */
public enum UploadState {
    RECEIVING(0),
    COMPLETE(1),
    /** It ended in the middle; it can be gone on with. */
    CUT(2),
    /** It has lines that cannot be taken. */
    REFUSED(3),
    /** Another one came in its place, or it was taken back. */
    DROPPED(4);

    private final int number;

    UploadState(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** What the API writes. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it keeps its task from being sealed. */
    public boolean isUnfinished() {
        return this == RECEIVING || this == CUT || this == REFUSED;
    }

    public static UploadState of(int number) {
        return Arrays.stream(values())
                .filter(state -> state.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state of an upload has the number " + number));
    }
}
