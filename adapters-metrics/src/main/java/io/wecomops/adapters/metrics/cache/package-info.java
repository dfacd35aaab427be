/** The cache's two levels, seen as they are asked. */
package io.wecomops.adapters.metrics.cache;
