/**
 * A cache of two levels, one in the process and one that all nodes share: policy, keys, entries and ports. Soft and hard
 * lifetime with jitter are pure; age and chance are arguments.
 */
package io.wecomops.domain.cache;
