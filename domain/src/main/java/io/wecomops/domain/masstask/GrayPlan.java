package io.wecomops.domain.masstask;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A gray release (灰度): a small share first, then more, then all. Who is in which wave follows from the order in which
 * people are sent to, a stable hash; so it is the same however often it is worked out.
 *
 * @param percents the share reached after each wave: ascending, from 1, ending with 100; at most 20 waves
 * @param gate what stands between the waves
 */
public record GrayPlan(List<Integer> percents, Gate gate) {
    private static final int MOST_WAVES = 20;

    public GrayPlan {
        Objects.requireNonNull(gate, "gate");
        percents = List.copyOf(percents);
        if (percents.isEmpty() || percents.size() > MOST_WAVES) {
            throw new IllegalArgumentException("must be 1 to " + MOST_WAVES + " percents, are " + percents.size());
        }
        if (percents.getFirst() < 1 || percents.getLast() != 100 || !isAscending(percents)) {
            throw new IllegalArgumentException("must ascend from at least 1 to 100, are " + percents);
        }
    }

    private static boolean isAscending(List<Integer> percents) {
        return IntStream.range(1, percents.size()).allMatch(i -> percents.get(i - 1) < percents.get(i));
    }

    /**
     * How many people are reached once wave {@code wave} has ended: its share, rounded up, so that no wave before the last
     * is everybody unless few are.
     *
     * @param wave from 1
     */
    public long reachedAfter(int wave, long people) {
        return Math.ceilDiv(Math.multiplyExact(people, (long) percents.get(wave - 1)), 100L);
    }

    /** The wave of the person at {@code position}, from 1, among {@code people} in the order of sending. */
    public int waveOf(long position, long people) {
        int wave = 1;
        while (reachedAfter(wave, people) < position) {
            wave++;
        }
        return wave;
    }

    public int waves() {
        return percents.size();
    }
}
