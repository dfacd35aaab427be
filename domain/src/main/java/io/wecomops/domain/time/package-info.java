/**
 * Waiting, ids and chance, which all come in from outside. The wall clock is the JDK's own
 * {@link java.time.InstantSource}; what several nodes decide together uses the clock of Redis or of the database.
 */
package io.wecomops.domain.time;
