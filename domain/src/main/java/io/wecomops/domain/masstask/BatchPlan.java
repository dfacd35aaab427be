package io.wecomops.domain.masstask;

import io.wecomops.domain.message.DuplicateCheck;
import io.wecomops.domain.message.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Cuts an audience into the batches of one task, the same way each time it is asked.
 *
 * <p>People are put in the order of a hash salted with the task's number. So two tasks with the same text for the same
 * people differ in the bytes of their requests, and WeCom's duplicate check does not swallow the second task. Few people
 * have few orders, and one has just one; therefore the check's interval also varies with the task's number, between
 * {@link #SHORTEST_CHECK} and WeCom's longest.
 *
 * @param size how many people a batch has at the most: 1 to 1000 (WeCom doc 90236)
 */
public record BatchPlan(int size) {
    public static final int MAX_SIZE = 1000;

    /** A repeated request is dropped by WeCom for at least this long. */
    public static final Duration SHORTEST_CHECK = Duration.ofHours(3);

    private static final long CHOICES = DuplicateCheck.MAX.minus(SHORTEST_CHECK).toSeconds() + 1;

    public BatchPlan {
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("must be 1 to " + MAX_SIZE + ", is " + size);
        }
    }

    /**
     * One batch before it is sealed.
     *
     * @param wave the wave it goes out with, from 1
     */
    public record Part(int number, int wave, List<UserId> users, DuplicateCheck duplicateCheck) {
        public Part {
            users = List.copyOf(users);
        }
    }

    /** As below, in one wave. */
    public List<Part> cut(BizNo bizNo, Audience audience) {
        return cut(bizNo, audience, Schedule.AT_ONCE);
    }

    /**
     * The batches in order, numbered from 1; everybody of the audience stands in just one, and nobody shares a batch with
     * people of another wave.
     */
    public List<Part> cut(BizNo bizNo, Audience audience, Schedule schedule) {
        List<UserId> ordered = audience.people().stream()
                .map(user -> new Ranked(StableHash.of(bizNo.value(), user.value()), user))
                .sorted()
                .map(Ranked::user)
                .toList();
        List<Part> parts = new ArrayList<>(Math.ceilDiv(ordered.size(), size));
        int from = 0;
        while (from < ordered.size()) {
            Room room = roomBehind(from, ordered.size(), schedule);
            int to = Math.min(from + room.size(), ordered.size());
            parts.add(part(bizNo, parts.size() + 1, room.wave(), ordered.subList(from, to)));
            from = to;
        }
        return parts;
    }

    /**
     * The wave of the next batch, and how many people it has room for.
     *
     * @param size from 1; what is left of its wave, if that is less than a batch holds
     */
    public record Room(int wave, int size) {}

    /**
     * The room of the batch that follows on the first {@code before} people of {@code people} in the task's order. A wave
     * ends at its share of all, and so does its last batch.
     *
     * @param before less than {@code people}
     */
    public Room roomBehind(long before, long people, Schedule schedule) {
        if (before < 0 || before >= people) {
            throw new IllegalArgumentException("no batch follows on " + before + " people of " + people);
        }
        Optional<GrayPlan> gray = schedule.gray();
        if (gray.isEmpty()) {
            return new Room(1, size);
        }
        int wave = gray.get().waveOf(before + 1, people);
        return new Room(wave, Math.toIntExact(Math.min(size, gray.get().reachedAfter(wave, people) - before)));
    }

    /** The batch {@code number} of a task, of people who stand in the task's order. */
    public static Part part(BizNo bizNo, int number, int wave, List<UserId> users) {
        return new Part(number, wave, users, checkOf(bizNo, number));
    }

    /**
     * The batch {@code number} of a retry. Its check is as much shorter as tasks were made since, so that it never equals the
     * request that failed, and WeCom's duplicate check does not swallow it.
     *
     * @param before how long WeCom drops a repetition of the request that the first person stood in
     * @param generations how many tasks were made from one another since that one, this one included
     */
    public static Part again(int number, List<UserId> users, Duration before, int generations) {
        long shorter = DuplicateCheck.MAX.minus(before).toSeconds() + generations;
        return new Part(number, 1, users, shorterBy(Math.floorMod(shorter, CHOICES)));
    }

    private static DuplicateCheck checkOf(BizNo bizNo, int number) {
        return shorterBy(Long.remainderUnsigned(StableHash.of(bizNo.value(), "batch " + number), CHOICES));
    }

    private static DuplicateCheck shorterBy(long seconds) {
        return new DuplicateCheck(DuplicateCheck.MAX.minusSeconds(seconds));
    }

    private record Ranked(long hash, UserId user) implements Comparable<Ranked> {
        private static final Comparator<Ranked> ORDER =
                Comparator.comparingLong(Ranked::hash).thenComparing(Ranked::user);

        @Override
        public int compareTo(Ranked other) {
            return ORDER.compare(this, other);
        }
    }
}
