package io.wecomops.domain.limit;

import io.wecomops.domain.message.UserId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One request that is to reach people.
 *
 * @param app whose limits count
 * @param personTimes what it takes of the day; 0 for a repetition of what was counted before
 * @param campaign the large piece of work that it is a part of, and in which everybody stands once; empty for a few people
 * @param members 1 to 1,000, each once. For a campaign asked for only where somebody may be near a limit
 */
public record Outreach(LimitKey app, int personTimes, Optional<LimitKey> campaign, Supplier<List<UserId>> members) {
    public Outreach {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(campaign, "campaign");
        Objects.requireNonNull(members, "members");
        if (personTimes < 0) {
            throw new IllegalArgumentException("person-times are not negative: " + personTimes);
        }
    }
}
