/**
 * What an operator may set: read once at the start from the environment and {@code .env}, checked as a whole, and told with
 * all its faults at once. One record a concern, with units in its types.
 */
package io.wecomops.bootstrap.settings;
