package io.wecomops.benchmarks.fault.permit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * The far end behind one pool: it admits whoever acts under a permit, by its fence, and watches the limit. Times are the
 * machine's monotonic nanoseconds, which all processes share. A lease that was asked for at {@code begun} cannot end before
 * {@code begun + lease}: until then its holder is <em>live</em>, and counts, though it were dead; after it, it is late.
 * The clock is read under the monitor: who had read it before would judge by a moment that others have left behind, at which
 * those whose lease has ended and their heirs seem live at once. Thread-safe.
 */
final class FencedPool {
    /** Who has not acted for so long after its lease never will. */
    private static final long FORGOTTEN_NANOS = 60_000_000_000L;

    private final int limit;
    private final LongSupplier clock;
    private final Map<String, Session> sessions = new HashMap<>();
    private final Set<String> doubted = new HashSet<>();
    private final List<String> broken = new ArrayList<>();
    private long highestFence;
    private long occupied;
    private int mostLive;
    private long admitted;
    private long refused;

    FencedPool(int limit, LongSupplier clock) {
        this.limit = limit;
        this.clock = clock;
    }

    private record Session(long fence, long entered, long liveUntil) {
        boolean isLiveAt(long now) {
            return now - liveUntil < 0;
        }

        long occupied(long now) {
            return Math.max(0, Math.min(now, liveUntil) - entered);
        }
    }

    /** What the pool should hold: those that must be in it, and those that may. */
    record Holders(Set<String> live, Set<String> possible) {}

    /** What was seen so far. */
    record Seen(int mostLive, long admitted, long refused, List<String> broken) {}

    /** Whether an act under this permit is admitted. */
    synchronized boolean act(String owner, long fence, long begun, long lease) {
        long now = clock.getAsLong();
        long liveUntil = begun + lease;
        Session before = sessions.get(owner);
        if (before != null && before.fence() != fence && before.isLiveAt(now)) {
            broken.add(owner + " held " + before.fence() + " and was granted " + fence);
        }
        Session session = before != null && before.fence() == fence
                ? new Session(fence, before.entered(), Math.max(before.liveUntil(), liveUntil))
                : new Session(fence, now, liveUntil);
        if (isOutdone(owner, fence, now)) {
            refused++;
            if (session.isLiveAt(now)) {
                broken.add(owner + " with fence " + fence + " is live and outdone by a greater fence");
            }
            return false;
        }
        admitted++;
        highestFence = Math.max(highestFence, fence);
        sessions.put(owner, session);
        watch(owner, now);
        return true;
    }

    /** A single permit's fence must not fall. Of several, the newest may be given back before an older one. */
    private boolean isOutdone(String owner, long fence, long now) {
        if (limit == 1) {
            return fence < highestFence;
        }
        long newer = sessions.entrySet().stream()
                .filter(other -> !other.getKey().equals(owner))
                .map(Map.Entry::getValue)
                .filter(other -> other.isLiveAt(now) && other.fence() > fence)
                .count();
        return newer >= limit;
    }

    private void watch(String owner, long now) {
        sessions.values().removeIf(session -> now - session.liveUntil() > FORGOTTEN_NANOS);
        int live = (int) sessions.values().stream()
                .filter(session -> session.isLiveAt(now))
                .count();
        mostLive = Math.max(mostLive, live);
        if (live > limit) {
            broken.add(live + " live holders of " + limit + " when " + owner + " acted");
        }
    }

    /** The holder is done, and about to give its permit back. */
    synchronized void leave(String owner) {
        long now = clock.getAsLong();
        Session session = sessions.remove(owner);
        occupied += session == null ? 0 : session.occupied(now);
    }

    /** The pool told the holder that its lease has ended. */
    synchronized void lost(String owner) {
        long now = clock.getAsLong();
        Session session = sessions.get(owner);
        if (session != null && session.isLiveAt(now)) {
            broken.add(owner + " was told that its lease has ended, and it has not");
        }
        leave(owner);
    }

    /** Nobody knows whether the pool heard of this holder's last wish. */
    synchronized void doubt(String owner) {
        doubted.add(owner);
    }

    synchronized Holders holders() {
        long now = clock.getAsLong();
        Set<String> live = new TreeSet<>();
        Set<String> possible = new HashSet<>(doubted);
        sessions.forEach((owner, session) -> {
            possible.add(owner);
            if (session.isLiveAt(now) && !doubted.contains(owner)) {
                live.add(owner);
            }
        });
        return new Holders(live, possible);
    }

    /** For how long permits were held by live holders, all added up. */
    synchronized long occupiedNanos() {
        long now = clock.getAsLong();
        return occupied
                + sessions.values().stream()
                        .mapToLong(session -> session.occupied(now))
                        .sum();
    }

    synchronized Seen seen() {
        return new Seen(mostLive, admitted, refused, List.copyOf(broken));
    }
}
