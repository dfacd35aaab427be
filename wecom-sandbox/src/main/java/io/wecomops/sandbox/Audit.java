package io.wecomops.sandbox;

import java.util.List;

/**
 * The verdict on "exactly once" over the messages asked for.
 *
 * @param people who received any of them
 * @param deliveries to them, all in all
 * @param stillHold how many of these people hold at least one of the messages, for it was not recalled
 * @param examples up to twenty userids of those who received more than once
 */
public record Audit(
        long people,
        long deliveries,
        long stillHold,
        long exactlyOnce,
        long moreThanOnce,
        int most,
        List<String> examples) {
    public Audit {
        examples = List.copyOf(examples);
    }

    /** Where nothing was recalled. */
    public Audit(long people, long deliveries, long exactlyOnce, long moreThanOnce, int most, List<String> examples) {
        this(people, deliveries, people, exactlyOnce, moreThanOnce, most, examples);
    }
}
