/**
 * The coordination ports on Redis, for many nodes. {@link io.wecomops.adapters.redis.RedisAdapters} is the one door; each
 * decision is one Lua script at Redis, by Redis' clock, so nodes need to agree on nothing but its address.
 */
package io.wecomops.adapters.redis;
