package io.wecomops.domain.upload;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.StableHash;
import io.wecomops.domain.message.UserId;
import java.util.Comparator;

/**
 * Where somebody stands in the order of a task: the order in which {@link io.wecomops.domain.masstask.BatchPlan} cuts.
 *
 * @param hash salted with the task's number
 */
public record Place(long hash, UserId user) implements Comparable<Place> {
    /** How many buckets the order is divided into; ten million people are some ten thousand a bucket. */
    public static final int BUCKETS = 1024;

    private static final int BITS_OF_BUCKET = 10;
    private static final Comparator<Place> ORDER =
            Comparator.comparingLong(Place::hash).thenComparing(Place::user);

    public static Place of(BizNo bizNo, UserId user) {
        return new Place(StableHash.of(bizNo.value(), user.value()), user);
    }

    /** 0 to {@link #BUCKETS} - 1; whoever is in a lower one stands before all in a higher one. */
    public int bucket() {
        return (int) (hash >> (Long.SIZE - BITS_OF_BUCKET)) + BUCKETS / 2;
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
