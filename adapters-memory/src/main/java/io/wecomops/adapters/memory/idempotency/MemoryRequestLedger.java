package io.wecomops.adapters.memory.idempotency;

import io.wecomops.domain.idempotency.Attempt;
import io.wecomops.domain.idempotency.Claim;
import io.wecomops.domain.idempotency.ExpiredKeys;
import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.idempotency.RequestAnswer;
import io.wecomops.domain.idempotency.RequestLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The requests of one node: the reference. What must outlive the process is in the database's. */
public final class MemoryRequestLedger implements RequestLedger, ExpiredKeys {
    private final InstantSource clock;
    private final Map<IdempotencyKey, Entry> entries = new HashMap<>();

    public MemoryRequestLedger(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Claim claim(Attempt attempt, Duration lease, Duration life) {
        if (lease.toMillis() <= 0 || life.compareTo(lease) <= 0) {
            throw new IllegalArgumentException("a lease is positive and shorter than the key's life");
        }
        Instant now = clock.instant();
        Optional<Entry> there =
                Optional.ofNullable(entries.get(attempt.key())).filter(entry -> entry.expires.isAfter(now));
        if (there.isPresent()) {
            Entry entry = there.get();
            if (!entry.attempt.fingerprint().equals(attempt.fingerprint())) {
                return new Claim.OtherRequest();
            }
            if (entry.answer.isPresent()) {
                return new Claim.Answered(entry.answer.get());
            }
            if (entry.leaseEnd.isAfter(now)) {
                return new Claim.Running(Duration.between(now, entry.leaseEnd));
            }
        }
        entries.put(attempt.key(), new Entry(attempt, Optional.empty(), now.plus(lease), now.plus(life)));
        return new Claim.Granted();
    }

    /** Nothing of what {@code work} makes is in here: so nothing can be undone. */
    @Override
    public <T> T together(Supplier<T> work) {
        return work.get();
    }

    @Override
    public synchronized boolean keep(Attempt attempt, RequestAnswer answer, Duration life) {
        if (!isRunning(attempt)) {
            return false;
        }
        Instant now = clock.instant();
        var kept = Optional.of(answer).filter(RequestAnswer::canBeKept);
        entries.put(attempt.key(), new Entry(attempt, kept, now, now.plus(life)));
        return true;
    }

    @Override
    public synchronized boolean release(Attempt attempt) {
        boolean running = isRunning(attempt);
        if (running) {
            entries.remove(attempt.key());
        }
        return running;
    }

    @Override
    public synchronized int purge(int atMost) {
        Instant now = clock.instant();
        var expired = entries.entrySet().stream()
                .filter(entry -> !entry.getValue().expires.isAfter(now))
                .map(Map.Entry::getKey)
                .limit(atMost)
                .toList();
        expired.forEach(entries::remove);
        return expired.size();
    }

    private boolean isRunning(Attempt attempt) {
        Entry entry = entries.get(attempt.key());
        return entry != null && entry.attempt.equals(attempt) && entry.answer.isEmpty();
    }

    private record Entry(Attempt attempt, Optional<RequestAnswer> answer, Instant leaseEnd, Instant expires) {}
}
