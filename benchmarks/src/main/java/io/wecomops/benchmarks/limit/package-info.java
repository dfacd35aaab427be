/**
 * The pace that nodes keep together: four processes saturate it, ours and the peers' alike, and what counts is what a
 * receiver outside them saw.
 */
package io.wecomops.benchmarks.limit;
