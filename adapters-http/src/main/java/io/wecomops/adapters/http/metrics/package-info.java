/** {@code /metrics}: all figures, for a program that collects them. */
package io.wecomops.adapters.http.metrics;
