package io.wecomops.adapters.redis.limit;

/**
 * The state of one rate, by Redis' clock.
 *
 * @param nextFreeMicros when the next slot is free
 * @param seenMicros the clock when that was so
 */
record Pace(long nextFreeMicros, long seenMicros) {
    static final Pace UNHEARD_OF = new Pace(0, 0);
}
