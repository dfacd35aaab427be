package io.wecomops.application.masstask;

import io.wecomops.domain.limit.QuotaLeft;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.TokenKey;
import java.util.List;

/** Asks what WeCom's limits by person leave, and changes nothing. Thread-safe. */
@FunctionalInterface
public interface QuotaLookup {
    /** How many people may be asked for at once. */
    int MOST_MEMBERS = 1_000;

    /** @throws io.wecomops.domain.error.DependencyUnavailableException where the counts cannot be asked for */
    QuotaLeft left(TokenKey app, List<UserId> members);
}
