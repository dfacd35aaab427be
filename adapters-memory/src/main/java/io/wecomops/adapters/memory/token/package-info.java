/** Access tokens in memory, for one node. */
package io.wecomops.adapters.memory.token;
