/**
 * Mass tasks (群发): one submission becomes sealed batches, each one request to WeCom, claimed under a lease, sent, and
 * recorded under a fence. The one idea to know: a batch's bytes are fixed before the first send, so that whatever happens
 * in between, sending again is sending the same.
 */
package io.wecomops.domain.masstask;
