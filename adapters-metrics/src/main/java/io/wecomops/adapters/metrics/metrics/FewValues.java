package io.wecomops.adapters.metrics.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a label to few values: the first ones that come; each later one is {@link #OTHER}. Thread-safe. */
final class FewValues {
    static final String OTHER = "other";

    private final int most;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    FewValues(int most) {
        this.most = most;
    }

    /** Some more than {@code most} may get in where many come at once; not many more. */
    String of(String value) {
        if (seen.contains(value)) {
            return value;
        }
        if (seen.size() >= most) {
            return OTHER;
        }
        seen.add(value);
        return value;
    }
}
