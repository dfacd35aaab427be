package io.wecomops.application.masstask;

import io.wecomops.domain.error.Fault;
import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AgentId;
import java.time.Duration;

/** Puts people in the place of groups. Thread-safe. */
@FunctionalInterface
public interface Expander {
    /** {@code asked} itself where it names nothing but people. */
    Expansion expanded(AgentId agent, Audience asked);

    /** What came of it. */
    sealed interface Expansion {
        /** Everybody by name. */
        record People(Audience audience) implements Expansion {}

        /** It cannot be: the task's sender has to mend it. The pointer is into {@code target}. */
        record Faulty(Fault fault) implements Expansion {}

        /** WeCom could not be asked; it is worth trying again. */
        record Unavailable(Reason reason, String detail, Duration retryAfter) implements Expansion {}
    }
}
