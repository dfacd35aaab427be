package io.wecomops.domain.masstask;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.port.DrivenPort;
import io.wecomops.domain.token.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Looks at what was accepted lately. Thread-safe. */
@DrivenPort
public interface RecentTasks {
    /** How many of the newest tasks are looked at: so a look takes the same time, however many there are. */
    int LOOKED_AT = 2_000;

    /**
     * Which of the newest {@value #LOOKED_AT} tasks say the same.
     *
     * @param now by the database's clock
     * @param start when a task with the schedule that was asked for would begin
     * @param same newest first
     */
    record Look(Instant now, Instant start, List<Same> same) {
        public Look {
            Objects.requireNonNull(now, "now");
            Objects.requireNonNull(start, "start");
            same = List.copyOf(same);
        }
    }

    /** @param begins when it began, or will at the earliest */
    record Same(BizNo bizNo, Instant begins) {
        public Same {
            Objects.requireNonNull(bizNo, "bizNo");
            Objects.requireNonNull(begins, "begins");
        }
    }

    /**
     * The tasks of the same app with the same message, placeholders and all, that begin less than {@code window} before or
     * after one with this schedule would. Those that were cancelled do not count.
     *
     * @throws DependencyUnavailableException where the database cannot be asked
     */
    Look sameMessage(AgentId agent, Message message, Schedule schedule, Duration window);
}
