/** Durable marks: the unique key of {@code idempotency_key} decides who was first. */
package io.wecomops.adapters.mysql.idempotency;
