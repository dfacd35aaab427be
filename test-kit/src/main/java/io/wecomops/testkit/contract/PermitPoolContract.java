package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wecomops.domain.limit.Attempt;
import io.wecomops.domain.limit.Attempt.Full;
import io.wecomops.domain.limit.Attempt.Granted;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.PermitPool;
import io.wecomops.testkit.AtOnce;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link PermitPool} must do. */
public abstract class PermitPoolContract {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final PermitOwner ANN = new PermitOwner("ann@node-1:7");
    private static final PermitOwner BEN = new PermitOwner("ben@node-2:7");
    private static final PermitOwner EVE = new PermitOwner("eve@node-3:7");

    private final LimitKey key = new LimitKey("sending:" + UUID.randomUUID());

    protected abstract PermitPool pool();

    /** Lets {@code time} pass by the pool's clock: a manual clock moves, a real server is waited for. */
    protected abstract void pass(Duration time);

    @Test
    void asManyAsTheLimitAreGranted() {
        granted(pool().acquire(key, ANN, 2, LONG));
        granted(pool().acquire(key, BEN, 2, LONG));
        assertThat(pool().acquire(key, EVE, 2, LONG)).isInstanceOf(Full.class);
    }

    @Test
    void fullPoolTellsWhenTheFirstLeaseEnds() {
        granted(pool().acquire(key, ANN, 2, LONG.multipliedBy(2)));
        granted(pool().acquire(key, BEN, 2, LONG));
        assertThat(fullFor(pool().acquire(key, EVE, 2, LONG))).isBetween(LONG.minusSeconds(20), LONG);
    }

    @Test
    void sameOwnerGetsTheSamePermitAgain() {
        long fence = granted(pool().acquire(key, ANN, 2, LONG));
        assertThat(granted(pool().acquire(key, ANN, 2, LONG))).isEqualTo(fence);
        granted(pool().acquire(key, BEN, 2, LONG));
        assertThat(granted(pool().acquire(key, ANN, 2, LONG))).isEqualTo(fence);
    }

    @Test
    void askingAgainBeginsTheLeaseAnew() {
        granted(pool().acquire(key, ANN, 1, Duration.ofSeconds(1)));
        granted(pool().acquire(key, ANN, 1, LONG));
        pass(Duration.ofSeconds(1));
        assertThat(pool().acquire(key, BEN, 1, LONG)).isInstanceOf(Full.class);
    }

    @Test
    void eachPermitHasAGreaterFenceThanAllBefore() {
        long first = granted(pool().acquire(key, ANN, 2, LONG));
        long second = granted(pool().acquire(key, BEN, 2, LONG));
        pool().release(key, ANN);
        pool().release(key, BEN);
        long third = granted(pool().acquire(key, ANN, 2, SHORT));
        pass(SHORT);
        long fourth = granted(pool().acquire(key, ANN, 2, LONG));
        assertThat(List.of(first, second, third, fourth)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void releasedPermitIsFree() {
        granted(pool().acquire(key, ANN, 1, LONG));
        pool().release(key, ANN);
        granted(pool().acquire(key, BEN, 1, LONG));
        pool().release(key, ANN);
        assertThat(pool().acquire(key, EVE, 1, LONG))
                .as("Ann's second release frees nobody")
                .isInstanceOf(Full.class);
    }

    @Test
    void strangersReleaseFreesNobody() {
        pool().release(key, EVE);
        granted(pool().acquire(key, ANN, 1, LONG));
        pool().release(key, EVE);
        assertThat(pool().acquire(key, BEN, 1, LONG)).isInstanceOf(Full.class);
        assertThat(pool().renew(key, ANN, LONG)).isTrue();
    }

    @Test
    void permitComesBackWhenItsLeaseEnds() {
        granted(pool().acquire(key, ANN, 1, SHORT));
        pass(SHORT);
        granted(pool().acquire(key, BEN, 1, LONG));
    }

    @Test
    void renewedLeaseGoesOn() {
        Duration lease = Duration.ofSeconds(1);
        granted(pool().acquire(key, ANN, 1, lease));
        assertThat(pool().renew(key, ANN, LONG)).isTrue();
        pass(lease);
        assertThat(pool().acquire(key, BEN, 1, LONG)).isInstanceOf(Full.class);
        assertThat(pool().renew(key, ANN, SHORT)).isTrue();
        pass(SHORT);
        granted(pool().acquire(key, BEN, 1, LONG));
    }

    @Test
    void endedLeaseIsLostForGood() {
        granted(pool().acquire(key, ANN, 1, SHORT));
        pass(SHORT);
        assertThat(pool().renew(key, ANN, LONG)).isFalse();
        granted(pool().acquire(key, BEN, 1, LONG));
        assertThat(pool().renew(key, ANN, LONG)).isFalse();
        pool().release(key, ANN);
        assertThat(pool().renew(key, BEN, LONG))
                .as("Ann's late release frees nobody")
                .isTrue();
    }

    @Test
    void whoHoldsNothingRenewsNothing() {
        assertThat(pool().renew(key, EVE, LONG)).isFalse();
        granted(pool().acquire(key, ANN, 1, LONG));
        pool().release(key, ANN);
        assertThat(pool().renew(key, ANN, LONG)).isFalse();
    }

    @Test
    void loweredLimitTakesNoPermitAwayAndGrantsNoNewOne() {
        granted(pool().acquire(key, ANN, 2, LONG));
        granted(pool().acquire(key, BEN, 2, LONG));
        assertThat(pool().renew(key, ANN, LONG)).isTrue();
        assertThat(pool().renew(key, BEN, LONG)).isTrue();
        pool().release(key, BEN);
        assertThat(pool().acquire(key, EVE, 1, LONG)).isInstanceOf(Full.class);
        granted(pool().acquire(key, ANN, 1, LONG));
    }

    @Test
    void poolsAreApart() {
        granted(pool().acquire(key, ANN, 1, LONG));
        granted(pool().acquire(new LimitKey(key + ":other"), BEN, 1, LONG));
        pool().release(new LimitKey(key + ":other"), ANN);
        assertThat(pool().renew(key, ANN, LONG)).isTrue();
    }

    @Test
    void manyAtOnceGetNoMoreThanTheLimit() {
        List<Attempt> attempts =
                AtOnce.call(64, caller -> pool().acquire(key, new PermitOwner("owner-" + caller), 10, LONG));
        List<Granted> granted = attempts.stream()
                .filter(Granted.class::isInstance)
                .map(Granted.class::cast)
                .toList();
        assertThat(granted).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void sameOwnerManyTimesAtOnceHoldsOnePermit() {
        assertThat(AtOnce.call(64, _ -> pool().acquire(key, ANN, 2, LONG)).stream()
                        .distinct())
                .hasSize(1);
        granted(pool().acquire(key, BEN, 2, LONG));
    }

    @Test
    void largestSizesHold() {
        LimitKey longest = new LimitKey(
                key + "_-.:".repeat(32).substring(0, 128 - key.value().length()));
        PermitOwner longestOwner = new PermitOwner("@:_.".repeat(32));
        Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
        granted(pool().acquire(longest, longestOwner, Integer.MAX_VALUE, forEver));
        assertThat(pool().renew(longest, longestOwner, forEver)).isTrue();
        assertThat(fullFor(pool().acquire(longest, ANN, 1, LONG))).isPositive();
    }

    @Test
    void neitherNoLimitNorNoLeaseIsAskedFor() {
        assertThatIllegalArgumentException().isThrownBy(() -> pool().acquire(key, ANN, 0, LONG));
        assertThatIllegalArgumentException().isThrownBy(() -> pool().acquire(key, ANN, 1, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> pool().renew(key, ANN, Duration.ofMillis(-1)));
    }

    private static long granted(Attempt attempt) {
        return switch (attempt) {
            case Granted(long fence) -> fence;
            case Full full -> throw new AssertionError("should be granted: " + full);
        };
    }

    private static Duration fullFor(Attempt attempt) {
        return switch (attempt) {
            case Granted granted -> throw new AssertionError("should be full: " + granted);
            case Full(Duration nextLeaseEnd) -> nextLeaseEnd;
        };
    }
}
