/**
 * The REST API on Helidon SE: one virtual thread a request, JSON in and out, one shape for everything that fails.
 * {@link io.wecomops.adapters.http.HttpApi} is the door; the feature packages below are this module's own affair.
 */
package io.wecomops.adapters.http;
