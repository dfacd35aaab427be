/**
 * All figures and the page that tells them. The one idea to know: a label never takes a value that its figure was not meant
 * for; what is unheard of, or one too many, is {@code other}.
 */
package io.wecomops.adapters.metrics.metrics;
