package io.wecomops.domain.masstask;

import java.util.Arrays;
import java.util.Locale;

/** What came of one attempt to send a batch. */
public enum AttemptOutcome {
    /** WeCom took it. */
    DELIVERED(1),
    /** It did not get through, and the batch was to be sent again. */
    AGAIN(2),
    /** It was refused for good. */
    FAILED(3),
    /** It may have arrived, and was not to be sent again. */
    UNKNOWN(4);

    private final int number;

    AttemptOutcome(int number) {
        this.number = number;
    }

    /** What the database holds. */
    public int number() {
        return number;
    }

    /** What the API writes. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a number that no outcome has */
    public static AttemptOutcome of(int number) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no outcome has the number " + number));
    }
}
