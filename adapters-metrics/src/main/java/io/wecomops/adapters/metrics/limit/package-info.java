/** Pace and permits, seen as they are booked and taken. */
package io.wecomops.adapters.metrics.limit;
