package io.wecomops.adapters.memory.idempotency;

import io.wecomops.domain.idempotency.Earlier;
import io.wecomops.domain.idempotency.ExpiredKeys;
import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.idempotency.KeyedRequest;
import io.wecomops.domain.idempotency.RequestAnswer;
import io.wecomops.domain.idempotency.RequestFingerprint;
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
    public synchronized Earlier earlier(KeyedRequest request) {
        Optional<Entry> there = living(request.key(), clock.instant());
        if (there.isEmpty()) {
            return new Earlier.Nothing();
        }
        if (!there.get().fingerprint.equals(request.fingerprint())) {
            return new Earlier.OtherRequest();
        }
        return there.get().answer.<Earlier>map(Earlier.Answered::new).orElseGet(Earlier.Nothing::new);
    }

    /** Nothing of what {@code work} makes is in here: so nothing can be undone. */
    @Override
    public <T> T together(Supplier<T> work) {
        return work.get();
    }

    @Override
    public synchronized boolean keep(KeyedRequest request, RequestAnswer answer, Duration life) {
        if (!(earlier(request) instanceof Earlier.Nothing)) {
            return false;
        }
        var kept = Optional.of(answer).filter(RequestAnswer::canBeKept);
        Instant end = clock.instant().plus(life);
        entries.put(request.key(), new Entry(request.fingerprint(), kept, end));
        return true;
    }

    @Override
    public synchronized int purge(int atMost) {
        Instant now = clock.instant();
        var expired = entries.keySet().stream()
                .filter(key -> living(key, now).isEmpty())
                .limit(atMost)
                .toList();
        expired.forEach(entries::remove);
        return expired.size();
    }

    private Optional<Entry> living(IdempotencyKey key, Instant now) {
        return Optional.ofNullable(entries.get(key)).filter(entry -> entry.expires.isAfter(now));
    }

    private record Entry(RequestFingerprint fingerprint, Optional<RequestAnswer> answer, Instant expires) {}
}
