/** How the memory adapters stay small: entries that have ended are dropped, a few at each growth and never on a timer. */
package io.wecomops.adapters.memory.expiry;
