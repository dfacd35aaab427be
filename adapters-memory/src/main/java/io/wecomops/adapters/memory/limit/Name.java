package io.wecomops.adapters.memory.limit;

import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.Window;

/** A pace and a budget of one key are two windows. */
record Name(LimitKey key, boolean pace) {
    static Name of(Window window) {
        return new Name(window.key(), window instanceof Window.Pace);
    }
}
