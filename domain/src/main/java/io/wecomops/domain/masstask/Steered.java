package io.wecomops.domain.masstask;

/** What came of a command. */
public sealed interface Steered {
    /** The task as it now stands. */
    MassTask task();

    /** It was carried out. */
    record Done(MassTask task) implements Steered {}

    /** The task stood so already: nothing was changed. */
    record Unchanged(MassTask task) implements Steered {}

    /** The task cannot take the command as it stands. */
    record Refused(MassTask task, String why) implements Steered {}
}
