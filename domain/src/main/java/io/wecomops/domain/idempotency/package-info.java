/**
 * Idempotency keys: the second request with the same key changes nothing. A request runs under a claim of its key
 * ({@link io.wecomops.domain.idempotency.RequestLedger}), and its answer is kept for those who ask again.
 */
package io.wecomops.domain.idempotency;
