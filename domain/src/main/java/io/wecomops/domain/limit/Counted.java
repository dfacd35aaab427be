package io.wecomops.domain.limit;

import io.wecomops.domain.message.UserId;
import java.util.List;
import java.util.Objects;

/**
 * What was counted of an outreach that was admitted; for its quota to take back.
 *
 * @param members who were counted one by one; nobody where their campaign counts once for everybody
 * @param stamp the quota's own mark of the moment
 * @param day the day that {@code personTimes} were counted on, in days since 1970
 */
public record Counted(LimitKey app, List<UserId> members, long stamp, int personTimes, long day) {
    public Counted {
        Objects.requireNonNull(app, "app");
        members = List.copyOf(members);
    }
}
