/**
 * Durable marks and the requests that ran under a key: the unique key of {@code idempotency_key} decides who was first,
 * and nobody looks before inserting.
 */
package io.wecomops.adapters.mysql.idempotency;
