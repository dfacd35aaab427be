/**
 * One effect for one {@code Idempotency-Key}: a thousand equal POSTs to four whole nodes, and nodes that die at each point
 * of a request's life. What people received is the far end's to say.
 */
package io.wecomops.benchmarks.fault.idempotency;
