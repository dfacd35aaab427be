package io.wecomops.application.masstask;

import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.TokenKey;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Asks what WeCom's limits by person leave, and changes nothing. Thread-safe. */
@FunctionalInterface
public interface QuotaLookup {
    /** How many people may be asked for at once. */
    int MOST_MEMBERS = 1_000;

    /** Where nobody counts. */
    QuotaLookup UNCOUNTED = (_, _) -> new Left(OptionalLong.empty(), Set.of());

    /** @throws io.wecomops.domain.error.DependencyUnavailableException where the counts cannot be asked for */
    Left left(TokenKey app, List<UserId> members);

    /**
     * What is left.
     *
     * @param personTimesToday empty where there is no limit, or nobody counts
     * @param full those of the members who can get nothing just now
     */
    record Left(OptionalLong personTimesToday, Set<UserId> full) {
        public Left {
            full = Set.copyOf(full);
        }
    }
}
