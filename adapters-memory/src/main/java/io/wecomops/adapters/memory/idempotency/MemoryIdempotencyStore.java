package io.wecomops.adapters.memory.idempotency;

import io.wecomops.adapters.memory.expiry.EndingMap;
import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.idempotency.IdempotencyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The marks of one node. */
public final class MemoryIdempotencyStore implements IdempotencyStore {
    private final InstantSource clock;
    private final EndingMap<IdempotencyKey, Instant> ends;

    public MemoryIdempotencyStore(InstantSource clock) {
        this.clock = clock;
        ends = new EndingMap<>(clock, (end, now) -> !end.isAfter(now));
    }

    @Override
    public synchronized boolean markOnce(IdempotencyKey key, Duration life) {
        if (!life.isPositive()) {
            throw new IllegalArgumentException("a mark's life is positive, not " + life);
        }
        Instant now = clock.instant();
        if (ends.get(key).filter(end -> end.isAfter(now)).isPresent()) {
            return false;
        }
        ends.put(key, now.plus(life));
        return true;
    }
}
