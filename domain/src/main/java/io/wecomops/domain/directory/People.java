package io.wecomops.domain.directory;

import io.wecomops.domain.message.UserId;
import java.util.List;

/** The direct members of a department. */
public record People(List<UserId> users) {
    public People {
        users = List.copyOf(users);
    }
}
