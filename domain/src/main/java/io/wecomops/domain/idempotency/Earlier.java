package io.wecomops.domain.idempotency;

/** What became of a request's key before the request came. */
public sealed interface Earlier {
    /** Nothing that is known: the request is to be run. So too where its answer could not be kept, or has expired. */
    record Nothing() implements Earlier {}

    /** The same request was answered. */
    record Answered(RequestAnswer answer) implements Earlier {}

    /** The key was used for another request. */
    record OtherRequest() implements Earlier {}
}
