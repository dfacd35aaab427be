package io.wecomops.domain.resend;

import io.wecomops.domain.masstask.BizNo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The tasks that a task is tied to.
 *
 * @param retryOf whose failed people it is for
 * @param retries the tasks for its own failed people, oldest first
 */
public record Kin(Optional<BizNo> retryOf, List<BizNo> retries) {
    public Kin {
        Objects.requireNonNull(retryOf, "retryOf");
        retries = List.copyOf(retries);
    }
}
