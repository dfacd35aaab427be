/** Counts calls to WeCom: which interface, what came of it, and how long it took. Never with what, or for whom. */
package io.wecomops.adapters.wecom.metrics;
