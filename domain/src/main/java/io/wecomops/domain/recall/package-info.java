/**
 * Taking back what a task has sent (WeCom's {@code message/recall}). The one idea to know: sending and recalling are told
 * apart; whoever was sent to stays so, and the recall is told beside it, batch by batch.
 */
package io.wecomops.domain.recall;
