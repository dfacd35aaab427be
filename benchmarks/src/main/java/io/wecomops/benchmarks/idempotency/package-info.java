/** What an {@code Idempotency-Key} costs: beside the same POST without one, and with many keys kept. */
package io.wecomops.benchmarks.idempotency;
