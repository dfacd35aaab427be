/**
 * What operators watch. The one idea to know: the core says what happened, in its own words; which counter, which label and
 * which format is the adapter's business.
 */
package io.wecomops.domain.metrics;
