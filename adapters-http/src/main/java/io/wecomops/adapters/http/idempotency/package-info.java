/**
 * The {@code Idempotency-Key} header (IETF draft): whatever makes something is routed through
 * {@link io.wecomops.adapters.http.idempotency.Creations}, which runs it once per key.
 */
package io.wecomops.adapters.http.idempotency;
