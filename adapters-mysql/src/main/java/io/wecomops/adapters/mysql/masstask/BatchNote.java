package io.wecomops.adapters.mysql.masstask;

import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.ClaimedBatch;

/** What the holder of a claim wants written down under its fence. */
sealed interface BatchNote {
    ClaimedBatch batch();

    /** It is being sent from now on. */
    record Start(ClaimedBatch batch) implements BatchNote {}

    /** What came of it, which ends the claim. */
    record End(ClaimedBatch batch, BatchResult result) implements BatchNote {}
}
