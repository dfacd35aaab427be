/** Idempotency marks in memory. */
package io.wecomops.adapters.memory.idempotency;
