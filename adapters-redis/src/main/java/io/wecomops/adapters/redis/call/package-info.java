/**
 * How Redis is asked: scripts from files by their digest, keys under one namespace, and every way to fail turned into one
 * {@link io.wecomops.domain.error.DependencyUnavailableException}.
 */
package io.wecomops.adapters.redis.call;
