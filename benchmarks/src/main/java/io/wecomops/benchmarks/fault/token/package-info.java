/** One token for a thousand callers on four nodes, through revocation, expiry and the death of whoever fetches it. */
package io.wecomops.benchmarks.fault.token;
