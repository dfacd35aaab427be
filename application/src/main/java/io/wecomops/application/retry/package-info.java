/**
 * Attempts that are made again. Each call is repeated at one layer alone: mass batches by their durable queue, everything
 * else by {@link io.wecomops.application.retry.Retries}; both draw from the same budget of the node.
 */
package io.wecomops.application.retry;
