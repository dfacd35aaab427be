package io.wecomops.domain.upload;

import java.util.List;

/** What came of asking for a task to be sealed. */
public sealed interface SealRequest {
    /** It is being sealed from now on. */
    record Begun() implements SealRequest {}

    /** It was asked for before: it is being sealed, or is sealed. */
    record Already() implements SealRequest {}

    /** Some uploads have not come to a good end; they must be repeated or dropped first. */
    record Unfinished(List<Upload> uploads) implements SealRequest {
        public Unfinished {
            uploads = List.copyOf(uploads);
        }
    }

    /** Nobody was uploaded. */
    record Nobody() implements SealRequest {}

    /** Its recipients are not uploaded, or it has been cancelled. */
    record NotAwaited() implements SealRequest {}
}
