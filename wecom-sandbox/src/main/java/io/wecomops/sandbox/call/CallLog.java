package io.wecomops.sandbox.call;

import io.wecomops.sandbox.SeenCall;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts every call by interface and outcome, and keeps the last ten thousand. Not thread-safe. */
public final class CallLog {
    private static final int KEPT = 10_000;

    private final ArrayDeque<SeenCall> recent = new ArrayDeque<>();
    private final EnumMap<Endpoint, TreeMap<String, Long>> counts = new EnumMap<>(Endpoint.class);

    public void add(Arrival call, ErrCode code) {
        add(call, call.outcome(code));
    }

    /** @param outcome what came instead of an answer */
    public void add(Arrival call, String outcome) {
        counts.computeIfAbsent(call.endpoint(), _ -> new TreeMap<>()).merge(outcome, 1L, Long::sum);
        if (recent.size() == KEPT) {
            recent.removeFirst();
        }
        recent.addLast(new SeenCall(
                call.number(), time(call.atMicros()), call.endpoint().path(), call.agentId(), outcome, call.trace()));
    }

    public Map<String, Map<String, Long>> counts() {
        var copy = new TreeMap<String, Map<String, Long>>();
        counts.forEach((endpoint, outcomes) -> copy.put(endpoint.path(), new TreeMap<>(outcomes)));
        return copy;
    }

    public long total(Endpoint endpoint) {
        return counts.getOrDefault(endpoint, new TreeMap<>()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The latest {@code limit} calls, newest first. */
    public List<SeenCall> latest(int limit) {
        return recent.reversed().stream().limit(limit).toList();
    }

    public void clear() {
        recent.clear();
        counts.clear();
    }

    public static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    public static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }
}
