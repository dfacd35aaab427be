package io.wecomops.domain.directory;

import io.wecomops.domain.message.UserId;
import java.util.List;

/** Who bears a tag: people, and departments with all in and below them. */
public record Tagged(List<UserId> users, List<DepartmentId> departments) {
    public Tagged {
        users = List.copyOf(users);
        departments = List.copyOf(departments);
    }
}
