/**
 * What operators watch, with Prometheus' client. What the core tells comes by the port {@code Meter}; what it need not tell is
 * seen by standing in front of other ports.
 */
package io.wecomops.adapters.metrics;
