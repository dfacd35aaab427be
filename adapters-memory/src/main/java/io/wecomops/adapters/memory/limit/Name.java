package io.wecomops.adapters.memory.limit;

import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.Window;
import java.time.Duration;
import java.util.Optional;

/**
 * A pace and a budget of one key are two windows, and so are budgets of different periods.
 *
 * @param period of a budget
 */
record Name(LimitKey key, Optional<Duration> period) {
    static Name of(Window window) {
        return switch (window) {
            case Window.Pace pace -> new Name(pace.key(), Optional.empty());
            case Window.Budget budget ->
                new Name(budget.key(), Optional.of(budget.limit().period()));
        };
    }
}
