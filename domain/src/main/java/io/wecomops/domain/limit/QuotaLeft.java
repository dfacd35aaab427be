package io.wecomops.domain.limit;

import io.wecomops.domain.message.UserId;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What is left of an app's limits.
 *
 * @param personTimesToday empty where the day has no limit
 * @param full the members asked for who can be sent nothing now, with how long that lasts
 */
public record QuotaLeft(OptionalLong personTimesToday, Map<UserId, Duration> full) {
    public QuotaLeft {
        Objects.requireNonNull(personTimesToday, "personTimesToday");
        full = Map.copyOf(full);
    }
}
