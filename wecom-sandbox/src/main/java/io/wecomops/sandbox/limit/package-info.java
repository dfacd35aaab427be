/**
 * Frequency limits and their penalties: a limit that trips closes the door for a whole block, as WeCom's do, and does not
 * merely delay. Windows slide, so a client that is never blocked here was never over the limit in any window.
 */
package io.wecomops.sandbox.limit;
