/**
 * The one shape of everything that fails: a problem document (RFC 9457) with our return code and the trace id. Helidon
 * answers from two places, the routing and the connection; both write the same.
 */
package io.wecomops.adapters.http.error;
