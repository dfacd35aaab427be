/**
 * Limits that all nodes keep together: rates (slots are booked under several windows at once, then waited for) and permits (held with owner, lease and
 * fence). The arithmetic is here and pure; Redis' scripts and the memory adapter do the same sums.
 */
package io.wecomops.domain.limit;
