package io.wecomops.domain.masstask;

/** What is to be done with a gray release. */
public sealed interface GateMove {
    /** It goes on as it does. */
    record Nothing() implements GateMove {}

    /** Its open waves have ended: it waits at the gate. */
    record Wait(String figures) implements GateMove {}

    /** Too many failed: it stops and waits for a person. */
    record Stop(String figures) implements GateMove {}

    /** The next wave opens. */
    record Open() implements GateMove {}
}
