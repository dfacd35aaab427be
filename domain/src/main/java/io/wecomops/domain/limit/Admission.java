package io.wecomops.domain.limit;

import io.wecomops.domain.message.UserId;
import java.time.Duration;
import java.util.Objects;

/** Whether people may be reached now. */
public sealed interface Admission {
    /** They may; it is counted. */
    record Admitted(Counted counted) implements Admission {
        public Admitted {
            Objects.requireNonNull(counted, "counted");
        }
    }

    /**
     * Nothing was counted: a member has had as much as it may get. It is worth asking again after {@code retryAfter}.
     *
     * @param member of several, the one to be waited for longest
     */
    record MemberFull(UserId member, RateLimit limit, Duration retryAfter) implements Admission {
        public MemberFull {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(limit, "limit");
            notNegative(retryAfter);
        }
    }

    /**
     * Nothing was counted: the app's day has not enough left.
     *
     * @param retryAfter until the next day begins in Beijing
     * @param firstOfTheDay whether this is the first refusal of the app on this day, over all nodes
     */
    record DayUsedUp(long limit, Duration retryAfter, boolean firstOfTheDay) implements Admission {
        public DayUsedUp {
            notNegative(retryAfter);
        }
    }

    private static void notNegative(Duration wait) {
        if (wait.isNegative()) {
            throw new IllegalArgumentException("a wait is not negative: " + wait);
        }
    }
}
