package io.wecomops.application.limit;

import java.time.Duration;

/**
 * A booked slot.
 *
 * @param begins on the node's ticker
 * @param bookedUntil when the last slot of its booking begins, by the limiter's clock
 */
record Slot(Duration begins, Duration bookedUntil) {}
