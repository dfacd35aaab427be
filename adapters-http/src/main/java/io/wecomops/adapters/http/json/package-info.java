/**
 * JSON in and out. Bodies are read whole under a hard cap, and strictly: what a client mistyped is named, never passed
 * over.
 */
package io.wecomops.adapters.http.json;
