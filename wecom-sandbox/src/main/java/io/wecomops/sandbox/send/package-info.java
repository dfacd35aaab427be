/**
 * {@code POST /cgi-bin/message/send} (doc 90236) for text, markdown, textcard and news: reads a request as strictly as the
 * real one does, finds out who is meant, and hands what is left to the ledger.
 */
package io.wecomops.sandbox.send;
