/**
 * When a failed attempt is made again: backoff with full jitter, a budget that keeps retries a tenth of the requests, and
 * a deadline. Pure; time and chance are arguments.
 */
package io.wecomops.domain.retry;
