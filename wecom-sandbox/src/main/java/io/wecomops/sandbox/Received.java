package io.wecomops.sandbox;

import java.time.Instant;

/**
 * One message that one person received.
 *
 * @param at when the call that brought it arrived
 * @param content of text and markdown the content as delivered, of the others their JSON
 * @param digest the first 16 hexadecimal digits of the content's SHA-256
 * @param recalled whether it was taken back since
 * @param requestId the call's {@code X-Request-Id}; empty where it had none
 */
public record Received(
        String userid,
        String msgid,
        Instant at,
        int agentId,
        String type,
        String content,
        String digest,
        boolean recalled,
        String requestId) {}
