package io.wecomops.domain.message;

import io.wecomops.domain.port.DrivenPort;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.TokenKey;

/**
 * Takes a message back ({@code POST message/recall}): within 24 hours of its sending, by the app that sent it; people who
 * read it in WeChat keep it. Once per call and without retry; to recall twice does no harm. Thread-safe. Bounded by the
 * adapter's time limit.
 */
@DrivenPort
public interface MessageRecaller {
    /**
     * @param app whose token and message they are
     * @param messageId WeCom's, from its answer to the sending
     */
    RecallOutcome recall(TokenKey app, AccessToken token, String messageId);
}
