package io.wecomops.testkit;

import io.wecomops.domain.time.IdGenerator;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that a test can foresee: {@code test-id-1}, {@code test-id-2}. Thread-safe. */
public final class CountingIds implements IdGenerator {
    private final AtomicLong last = new AtomicLong();

    @Override
    public String next() {
        return "test-id-" + last.incrementAndGet();
    }
}
