package io.wecomops.adapters.redis.limit;

/**
 * What an answer of Redis said of a window, by Redis' clock in microseconds.
 *
 * @param state of a pace when its next slot is free; of a budget which generation of it this is
 * @param total of a budget what counts
 * @param end of a budget until when that counts
 * @param seen the clock when that was so
 */
record Heard(long state, long total, long end, long seen) {
    static final Heard NOTHING = new Heard(0, 0, 0, 0);
}
