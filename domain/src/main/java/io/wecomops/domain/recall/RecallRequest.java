package io.wecomops.domain.recall;

import io.wecomops.domain.masstask.MassTask;

/** What came of asking for a task to be recalled. */
public sealed interface RecallRequest {
    /** It is being recalled from now on. */
    record Begun(MassTask task) implements RecallRequest {}

    /** It was asked for before. */
    record Already(MassTask task) implements RecallRequest {}

    /** It has ended, and nothing of it was sent. */
    record NothingSent(MassTask task) implements RecallRequest {}
}
