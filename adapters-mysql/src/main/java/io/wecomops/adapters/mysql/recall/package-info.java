/**
 * Recalls in {@code mass_recall} and {@code mass_recall_batch}. The one idea to know: what is to be recalled is listed in
 * small steps from the batches that were sent, once at once, and once more when the task sends nothing any more.
 */
package io.wecomops.adapters.mysql.recall;
