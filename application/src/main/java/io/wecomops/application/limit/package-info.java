/**
 * How a node waits for what all nodes share. Its waiters queue here, and one of them, or one feeder, asks for all: so the
 * shared state is asked as often as slots are booked, not as often as somebody waits.
 */
package io.wecomops.application.limit;
