/**
 * Rate and permits in Redis: the state is there, each decision is one script. A node keeps nothing but what it last heard
 * of its windows, to bring it back where Redis has lost it.
 */
package io.wecomops.adapters.redis.limit;
