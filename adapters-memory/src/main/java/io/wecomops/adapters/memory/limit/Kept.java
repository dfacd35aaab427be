package io.wecomops.adapters.memory.limit;

import io.wecomops.domain.limit.Window;
import io.wecomops.domain.limit.WindowState;

/** A window as it was last looked at. */
record Kept(Window window, WindowState state) {
    boolean isUnused(long nowMicros) {
        return switch (state.at(window, nowMicros)) {
            case WindowState.Paced paced -> paced.nextFreeMicros() <= nowMicros;
            case WindowState.Spent spent -> spent.parts().isEmpty();
        };
    }
}
