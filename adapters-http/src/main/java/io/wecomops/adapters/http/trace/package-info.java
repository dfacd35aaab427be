/** What goes around every request: its trace id, its scope, its line in the access log, and the end of its connection. */
package io.wecomops.adapters.http.trace;
