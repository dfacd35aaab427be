/** Reads request bodies, whole and under a hard cap, and says as a problem what keeps one from being read. */
package io.wecomops.adapters.http.body;
