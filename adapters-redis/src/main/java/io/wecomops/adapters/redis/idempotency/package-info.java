/** Idempotency marks in Redis. A mark saves work; what must be remembered for ever is in the database too. */
package io.wecomops.adapters.redis.idempotency;
