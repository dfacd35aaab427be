/** The near level of the cache, with Caffeine; and the shared level of one node by itself. */
package io.wecomops.adapters.memory.cache;
