/**
 * Recall: everything that a task has sent in the last 24 hours is taken back, by all nodes together, at a pace of its own.
 * The one idea to know: to recall twice does no harm, so a claim whose end nobody recorded is simply recalled again.
 */
package io.wecomops.application.recall;
