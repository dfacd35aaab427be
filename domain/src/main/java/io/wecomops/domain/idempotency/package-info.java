/**
 * Idempotency keys: the second request with the same key changes nothing. A request's answer is kept
 * in one with its effect ({@link io.wecomops.domain.idempotency.RequestLedger}), for those who ask again.
 */
package io.wecomops.domain.idempotency;
