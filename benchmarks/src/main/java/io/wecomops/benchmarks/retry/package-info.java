/** What the breaker costs each call. */
package io.wecomops.benchmarks.retry;
