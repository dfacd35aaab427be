/**
 * Durable marks and the answers under a key: the unique key of {@code idempotency_key} decides who was first. Whoever looks
 * before only spares itself the work.
 */
package io.wecomops.adapters.mysql.idempotency;
