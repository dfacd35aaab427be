package io.wecomops.domain.masstask;

import io.wecomops.domain.message.UserId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Whom a task is for, as it was asked.
 *
 * @param users 1 to {@value #MAX_USERS}, in the order given, doubles included
 * @param variables what each person's own message is filled with; nobody's where the message is the same for all
 */
public record Audience(List<UserId> users, Map<UserId, Map<String, String>> variables) {
    public static final int MAX_USERS = 100_000;

    /** People who all get the same message. */
    public Audience(List<UserId> users) {
        this(users, Map.of());
    }

    public Audience {
        variables = Map.copyOf(variables);
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

    /** One person's variables. */
    public Map<String, String> variablesOf(UserId user) {
        return variables.getOrDefault(user, Map.of());
    }

    /** How many entries name somebody who was named before. */
    public int doubles() {
        return users.size() - people().size();
    }
}
