package io.wecomops.domain.masstask;

import io.wecomops.domain.message.UserId;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Whom a task is for, as it was asked.
 *
 * @param users 1 to {@value #MAX_USERS}, in the order given, doubles included
 */
public record Audience(List<UserId> users) {
    public static final int MAX_USERS = 100_000;

    public Audience {
        users = List.copyOf(users);
        if (users.isEmpty()) {
            throw new IllegalArgumentException("must have at least one recipient");
        }
        if (users.size() > MAX_USERS) {
            throw new IllegalArgumentException("must have at most " + MAX_USERS + " recipients, has " + users.size());
        }
    }

    /** Each person once, in the order in which they were first named. */
    public List<UserId> people() {
        return List.copyOf(new LinkedHashSet<>(users));
    }

    /** How many entries name somebody who was named before. */
    public int doubles() {
        return users.size() - people().size();
    }
}
