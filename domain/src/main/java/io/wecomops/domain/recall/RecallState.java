package io.wecomops.domain.recall;

import java.util.Arrays;

/** What became of the recall of one batch; the number is what {@code mass_recall_batch.state} holds. */
public enum RecallState {
    /** It is still to be recalled. */
    LEFT(0),
    RECALLED(1),
    /** WeCom does not take it back, or cannot be asked to. */
    FAILED(2),
    /** It is older than WeCom takes back. */
    TOO_LATE(3);

    private final int number;

    RecallState(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public static RecallState of(int number) {
        return Arrays.stream(values())
                .filter(state -> state.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state of a recall has the number " + number));
    }
}
