package io.wecomops.adapters.memory.limit;

import io.wecomops.domain.limit.Attempt;
import io.wecomops.domain.limit.PermitOwner;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Who holds the permits of one pool. Not thread-safe: the pools' lock guards it. */
final class Holders {
    private final Map<PermitOwner, Permit> permits = new HashMap<>();
    private long lastFence;

    Attempt acquire(PermitOwner owner, int limit, long leaseMicros, long now) {
        dropEnded(now);
        Permit held = permits.get(owner);
        if (held == null && permits.size() >= limit) {
            return new Attempt.Full(Duration.of(firstEnd() - now, ChronoUnit.MICROS));
        }
        long fence = held == null ? nextFence(now) : held.fence();
        permits.put(owner, new Permit(fence, leaseMicros, now + leaseMicros));
        return new Attempt.Granted(fence);
    }

    boolean renew(PermitOwner owner, long leaseMicros, long now) {
        dropEnded(now);
        return permits.computeIfPresent(owner, (_, held) -> new Permit(held.fence(), leaseMicros, now + leaseMicros))
                != null;
    }

    void release(PermitOwner owner) {
        permits.remove(owner);
    }

    /** Whether this pool may be forgotten: nobody holds a permit, and the clock alone makes the next fence greater. */
    boolean meanNothingAt(long now) {
        dropEnded(now);
        return permits.isEmpty() && lastFence < now;
    }

    /** Fences follow the clock, so that those of a pool that was forgotten, or of the process before, are smaller. */
    private long nextFence(long now) {
        lastFence = Math.max(lastFence + 1, now);
        return lastFence;
    }

    private void dropEnded(long now) {
        permits.values().removeIf(permit -> permit.endMicros() <= now);
        permits.replaceAll((_, permit) -> permit.standingAt(now));
    }

    private long firstEnd() {
        return permits.values().stream()
                .map(Permit::endMicros)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private record Permit(long fence, long leaseMicros, long endMicros) {
        /** Only a clock that was set back leaves more of a lease than its length: a dead owner's would hardly end. */
        Permit standingAt(long now) {
            return new Permit(fence, leaseMicros, Math.min(endMicros, now + leaseMicros));
        }
    }
}
