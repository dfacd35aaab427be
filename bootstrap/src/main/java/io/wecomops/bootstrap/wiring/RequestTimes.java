package io.wecomops.bootstrap.wiring;

import java.time.Duration;

/**
 * The time limits of a request to WeCom, cut so that a batch can be sent, and sent once more with a fresh token, well within
 * its lease.
 *
 * @param connect until the connection stands
 * @param request until the last byte of the answer
 * @param whole that and some air for a slow machine
 */
record RequestTimes(Duration connect, Duration request, Duration whole) {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);

    static RequestTimes within(Duration lease) {
        Duration whole = shorter(lease.dividedBy(3), LONGEST);
        Duration request = whole.multipliedBy(4).dividedBy(5);
        return new RequestTimes(shorter(request.dividedBy(2), LONGEST_CONNECT), request, whole);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
