package io.wecomops.adapters.mysql.masstask;

import io.wecomops.domain.masstask.RecipientState;
import java.util.Arrays;

/** Where a batch stands; the number is what {@code mass_batch.state} holds, and what the statements write out. */
enum BatchState {
    READY(0, RecipientState.PENDING),
    CLAIMED(1, RecipientState.PENDING),
    SENDING(2, RecipientState.PENDING),
    SENT(3, RecipientState.SENT),
    FAILED(4, RecipientState.FAILED),
    UNKNOWN(5, RecipientState.UNKNOWN),
    CANCELLED(6, RecipientState.CANCELLED);

    private final int number;
    private final RecipientState ofItsPeople;

    BatchState(int number, RecipientState ofItsPeople) {
        this.number = number;
        this.ofItsPeople = ofItsPeople;
    }

    int number() {
        return number;
    }

    /** Where everybody in it stands who has no reason of his or her own. */
    RecipientState ofItsPeople() {
        return ofItsPeople;
    }

    static BatchState of(int number) {
        return Arrays.stream(values())
                .filter(state -> state.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no batch state has the number " + number));
    }
}
