/** Rate and permits in memory: the domain's arithmetic under a lock. */
package io.wecomops.adapters.memory.limit;
