package io.wecomops.domain.limit;

/** One rule that a booking must keep; all callers that name its key keep it together. */
public sealed interface Window {
    LimitKey key();

    RateLimit limit();

    /** Slots stand evenly spaced: no burst, not even after a pause. For what is counted by the second. */
    record Pace(LimitKey key, RateLimit limit) implements Window {}

    /**
     * A burst may use it up at once; then nothing goes until enough of it is a whole period old. For what is counted by the
     * minute, hour or day, or by person: no half-open window of the period ever holds more than the limit's permits, in
     * whatever order slots ahead are booked.
     *
     * <p>Its permits may be changed at any time; with another period it is another budget, and begins anew.
     *
     * @param cost what each slot takes of it, such as the people whom one request reaches
     */
    record Budget(LimitKey key, RateLimit limit, int cost) implements Window {
        public Budget {
            if (cost < 1 || cost > limit.permits()) {
                throw new IllegalArgumentException("a slot costs 1 to " + limit.permits() + ", not " + cost);
            }
        }
    }
}
