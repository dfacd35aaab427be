package io.wecomops.domain.resend;

import io.wecomops.domain.masstask.MassTask;

/** What came of asking for a task's failed people to be sent to again. */
public sealed interface Opening {
    /** Its task is made, durably; it is sealed and sent from now on. */
    record Opened(MassTask task) implements Opening {}

    /** It was asked for before, and this is its task. */
    record Existing(MassTask task) implements Opening {}

    /** A task that is not this retry has this number. */
    record Taken(MassTask other) implements Opening {}

    /** Another retry is still under way that may reach them. */
    record UnderWay(MassTask other) implements Opening {}

    /** The task cannot be retried as it stands. */
    record Refused(String why) implements Opening {}
}
