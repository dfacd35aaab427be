/** How fast a hit is. */
package io.wecomops.benchmarks.cache;
