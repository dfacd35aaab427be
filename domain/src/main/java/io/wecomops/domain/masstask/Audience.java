package io.wecomops.domain.masstask;

import io.wecomops.domain.message.UserId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whom a task is for, as it was asked.
 *
 * @param users at most {@value #MAX_USERS}, in the order given, doubles included; at least one where there are no groups
 * @param variables what each person's own message is filled with; nobody's where the message is the same for all
 * @param groups those who are not named one by one
 */
public record Audience(List<UserId> users, Map<UserId, Map<String, String>> variables, Groups groups) {
    public static final int MAX_USERS = 100_000;

    /** People who all get the same message. */
    public Audience(List<UserId> users) {
        this(users, Map.of());
    }

    /** People named one by one. */
    public Audience(List<UserId> users, Map<UserId, Map<String, String>> variables) {
        this(users, variables, Groups.NONE);
    }

    public Audience {
        variables = Map.copyOf(variables);
        users = List.copyOf(users);
        if (users.isEmpty() && groups.isEmpty()) {
            throw new IllegalArgumentException("must have at least one recipient");
        }
        if (users.size() > MAX_USERS) {
            throw new IllegalArgumentException("must have at most " + MAX_USERS + " recipients, has " + users.size());
        }
    }

    /** The same with {@code found} in the place of the groups. */
    public Audience with(List<UserId> found) {
        return new Audience(Stream.concat(users.stream(), found.stream()).toList(), variables);
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
