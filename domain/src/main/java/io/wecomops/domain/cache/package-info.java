/** Cache policy: soft and hard lifetime with jitter. Pure; age and chance are arguments. */
package io.wecomops.domain.cache;
