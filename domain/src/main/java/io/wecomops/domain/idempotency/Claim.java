package io.wecomops.domain.idempotency;

import java.time.Duration;

/** What came of claiming a key. */
public sealed interface Claim {
    /** The request is to be run now, by whoever asked. An earlier run may have had its effect and died. */
    record Granted() implements Claim {}

    /**
     * The same request is being run.
     *
     * @param leaseLeft when its run may be taken over at the latest; not negative
     */
    record Running(Duration leaseLeft) implements Claim {}

    /** The same request was answered. */
    record Answered(RequestAnswer answer) implements Claim {}

    /** The key was used for another request. */
    record OtherRequest() implements Claim {}
}
