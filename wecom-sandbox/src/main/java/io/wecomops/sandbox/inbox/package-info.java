/**
 * What each person received: the judge of "exactly once". Held as columns of numbers, not as objects, so that ten million
 * deliveries fit into a small heap. Nothing here is thread-safe; the ledger's lock guards it.
 */
package io.wecomops.sandbox.inbox;
