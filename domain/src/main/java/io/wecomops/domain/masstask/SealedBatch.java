package io.wecomops.domain.masstask;

import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * One request of a task with the people it is for.
 *
 * @param number from 1 within its task
 * @param wave the wave of its task that it goes out with, from 1
 * @param repeatWindow how long after its first send WeCom drops a repetition
 */
public record SealedBatch(int number, int wave, List<UserId> users, SealedRequest request, Duration repeatWindow) {
    public SealedBatch {
        Objects.requireNonNull(request, "request");
        users = List.copyOf(users);
        if (number < 1 || wave < 1 || users.isEmpty() || users.size() > BatchPlan.MAX_SIZE) {
            throw new IllegalArgumentException("batch " + number + " has " + users.size() + " people");
        }
    }

    /** The same in the first wave. */
    public SealedBatch(int number, List<UserId> users, SealedRequest request, Duration repeatWindow) {
        this(number, 1, users, request, repeatWindow);
    }
}
