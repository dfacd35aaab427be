/** The shared level of the cache in Redis; what is invalidated is told by publish and subscribe. */
package io.wecomops.adapters.redis.cache;
