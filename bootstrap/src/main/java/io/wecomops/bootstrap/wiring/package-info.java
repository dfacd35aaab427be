/**
 * How the parts stand together. {@link io.wecomops.bootstrap.wiring.Wiring} is the whole program on one page; the rest of the
 * package is what it needs to start and end in order.
 */
package io.wecomops.bootstrap.wiring;
