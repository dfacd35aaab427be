package io.wecomops.domain.directory;

import io.wecomops.domain.message.UserId;
import java.util.List;
import java.util.Objects;

/**
 * A person.
 *
 * @param name as WeCom shows it; may be empty
 * @param active whether the account can be reached now: activated, not disabled, not left
 */
public record Contact(UserId userId, String name, List<DepartmentId> departments, boolean active) {
    public Contact {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(name, "name");
        departments = List.copyOf(departments);
    }
}
