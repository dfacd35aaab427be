package io.wecomops.domain.masstask;

import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Reason;
import java.util.Objects;
import java.util.Optional;

/**
 * One person of a task.
 *
 * @param batch the batch that he or she is in
 * @param attempts how often that batch has gone out
 * @param reason why it failed or is unknown, or why it waits after a failed attempt
 * @param messageId WeCom's id of the message, once sent
 */
public record Recipient(
        UserId user,
        RecipientState state,
        int batch,
        int attempts,
        Optional<Reason> reason,
        Optional<String> messageId) {
    public Recipient {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(state, "state");
    }
}
