package io.wecomops.domain.masstask;

/** What came of storing a new task. */
public sealed interface Acceptance {
    /** The task as it now stands. */
    MassTask task();

    /** It is stored, durably and as a whole. */
    record Accepted(MassTask task) implements Acceptance {}

    /** Nothing was stored: a task with this number was there. Whether it is the same is told by its fingerprint. */
    record Existing(MassTask task) implements Acceptance {}
}
