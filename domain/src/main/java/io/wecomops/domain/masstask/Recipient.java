package io.wecomops.domain.masstask;

import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Reason;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One person of a task.
 *
 * @param batch the batch that he or she is in
 * @param attempts how often that batch has gone out
 * @param reason why it failed or is unknown, or why it waits after a failed attempt
 * @param messageId WeCom's id of the message, once sent
 * @param sentAt when WeCom's answer was recorded, by the database's clock; empty unless it was sent and answered
 */
public record Recipient(
        UserId user,
        RecipientState state,
        int batch,
        int attempts,
        Optional<Reason> reason,
        Optional<String> messageId,
        Optional<Instant> sentAt) {
    public Recipient {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(sentAt, "sentAt");
    }

    /** One to whom nothing was sent, or nobody knows when. */
    public Recipient(
            UserId user,
            RecipientState state,
            int batch,
            int attempts,
            Optional<Reason> reason,
            Optional<String> messageId) {
        this(user, state, batch, attempts, reason, messageId, Optional.empty());
    }
}
