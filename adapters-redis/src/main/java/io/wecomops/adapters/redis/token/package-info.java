/** Access tokens in Redis, shared by all nodes. */
package io.wecomops.adapters.redis.token;
