/** How fast recipients are accepted, beside bare inserts of the same rows. */
package io.wecomops.benchmarks.accept;
