/**
 * Measures what we claim, each figure as a ratio against a bound or a peer of the same run: on other days and machines the
 * figures differ, the ratios much less. Never shipped.
 */
package io.wecomops.benchmarks;
