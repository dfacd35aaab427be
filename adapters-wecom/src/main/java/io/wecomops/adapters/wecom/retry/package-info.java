/**
 * What keeps a WeCom that fails from being called: a breaker and a bulkhead for each interface and app. An answer is a value
 * here, and HTTP 200 with {@code errcode} -1 is a failure; so it is the answer that is judged, not an exception.
 */
package io.wecomops.adapters.wecom.retry;
