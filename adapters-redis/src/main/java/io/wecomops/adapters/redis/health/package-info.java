/** Whether Redis is there. */
package io.wecomops.adapters.redis.health;
