/** Idempotency keys: the second request with the same key changes nothing. */
package io.wecomops.domain.idempotency;
