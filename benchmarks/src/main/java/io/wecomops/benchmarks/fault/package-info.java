/**
 * Real processes that are killed, stopped and cut off at chosen moments, and a judge outside them: the command
 * {@code bin/faults}, and the short runs of the build.
 */
package io.wecomops.benchmarks.fault;
