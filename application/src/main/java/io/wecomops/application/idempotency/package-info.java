/** Answers a request once per idempotency key, and forgets the keys whose life has ended. */
package io.wecomops.application.idempotency;
