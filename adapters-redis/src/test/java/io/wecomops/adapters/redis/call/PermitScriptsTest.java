package io.wecomops.adapters.redis.call;

import static io.wecomops.adapters.redis.call.LuaScript.ACQUIRE_PERMIT;
import static io.wecomops.adapters.redis.call.LuaScript.RELEASE_PERMIT;
import static io.wecomops.adapters.redis.call.LuaScript.RENEW_PERMIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.adapters.redis.Servers;
import io.wecomops.testkit.AtOnce;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PermitScriptsTest {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long LARGEST = (1L << 53) - 1;

    private final String holders = Scripts.newKey();
    private final String fences = holders + ":fences";
    private final String fence = holders + ":fence";

    @Test
    void freshPoolGrants() {
        long before = Servers.nowMicros();
        Reply granted = acquire("ann", 1, MINUTE);
        long after = Servers.nowMicros();
        assertThat(granted.yes(0)).isTrue();
        assertThat(granted.number(1)).as("fences follow the clock").isBetween(before, after);
        assertThat(leaseEnd("ann")).isBetween(before + MINUTE, after + MINUTE);
        assertThat(Servers.PLAIN.hgetall(fences)).isEqualTo(Map.of("ann", granted.number(1) + " " + MINUTE));
        assertThat(Servers.PLAIN.get(fence)).isEqualTo(Long.toString(granted.number(1)));
    }

    @Test
    void fullPoolTellsItsFirstLeaseEnd() {
        acquire("ann", 2, 2 * MINUTE);
        acquire("ben", 2, MINUTE);
        Reply full = acquire("eve", 2, MINUTE);
        assertThat(full.yes(0)).isFalse();
        assertThat(full.number(1)).isBetween(MINUTE - 20 * SECOND, MINUTE);
        assertThat(Servers.PLAIN.zcard(holders)).isEqualTo(2);
    }

    @Test
    void sameOwnerTwiceIsOnePermitWithALeaseAnew() {
        long first = acquire("ann", 1, MINUTE).number(1);
        assertThat(acquire("ann", 1, 2 * MINUTE).number(1)).isEqualTo(first);
        assertThat(Servers.PLAIN.zcard(holders)).isEqualTo(1);
        assertThat(leaseEnd("ann")).isGreaterThan(Servers.nowMicros() + MINUTE);
    }

    @Test
    void endedOwnersAreClearedAwayEverywhere() {
        acquire("ann", 2, 1);
        acquire("ben", 2, 1);
        Servers.pass(Duration.ofMillis(1));
        assertThat(acquire("eve", 1, MINUTE).yes(0)).isTrue();
        assertThat(Servers.PLAIN.zrange(holders, 0, -1)).containsExactly("eve");
        assertThat(Servers.PLAIN.hkeys(fences)).containsExactly("eve");
    }

    @Test
    void leaseEndsAtItsMicrosecond() {
        long now = Servers.nowMicros();
        acquire("ann", 1, MINUTE);
        setLeaseEnd("ann", now);
        assertThat(renew("ann", MINUTE)).isFalse();
        assertThat(acquire("ben", 1, MINUTE).yes(0)).isTrue();
    }

    @Test
    void fenceGrowsToTheLargestNumber() {
        Servers.PLAIN.set(fence, Long.toString(LARGEST - 1));
        assertThat(acquire("ann", 2, MINUTE).number(1)).isEqualTo(LARGEST);
        assertThat(Servers.PLAIN.get(fence)).isEqualTo("9007199254740991");
        assertThat(acquire("ann", 2, MINUTE).number(1)).isEqualTo(LARGEST);
    }

    @Test
    void fenceGrowsThoughRedisLostTheLastOne() {
        long first = acquire("ann", 1, MINUTE).number(1);
        Servers.PLAIN.del(holders, fences, fence);
        assertThat(acquire("ann", 1, MINUTE).number(1)).isGreaterThan(first);
    }

    @Test
    void fenceGrowsThoughTheClockWasSetBack() {
        long first = Servers.nowMicros() + 3600 * SECOND;
        Servers.PLAIN.set(fence, Long.toString(first));
        assertThat(acquire("ann", 1, MINUTE).number(1)).isEqualTo(first + 1);
    }

    @Test
    void deadOwnersLeaseIsCutToItsLengthWhereTheClockWasSetBack() {
        acquire("dead", 2, MINUTE);
        acquire("long", 2, 10 * MINUTE);
        setLeaseEnd("dead", Servers.nowMicros() + 60 * MINUTE);
        setLeaseEnd("long", Servers.nowMicros() + 60 * MINUTE);
        assertThat(acquire("eve", 2, SECOND).number(1)).isBetween(MINUTE - 20 * SECOND, MINUTE);
        assertThat(leaseEnd("long")).isLessThanOrEqualTo(Servers.nowMicros() + 10 * MINUTE);
    }

    @Test
    void leaseThatIsLongerThanMineIsNotCut() {
        acquire("long", 2, 10 * MINUTE);
        long end = leaseEnd("long");
        acquire("eve", 2, SECOND);
        assertThat(leaseEnd("long")).isEqualTo(end);
    }

    @Test
    void halfLostPermitIsNoPermit() {
        long first = acquire("ann", 2, MINUTE).number(1);
        Servers.PLAIN.del(fences);
        assertThat(renew("ann", MINUTE)).isFalse();
        assertThat(acquire("ann", 2, MINUTE).number(1)).isGreaterThan(first);

        Servers.PLAIN.del(holders);
        assertThat(renew("ann", MINUTE)).isFalse();
    }

    @Test
    void renewalBeginsNow() {
        acquire("ann", 1, 10 * MINUTE);
        assertThat(renew("ann", MINUTE)).isTrue();
        assertThat(leaseEnd("ann")).isLessThanOrEqualTo(Servers.nowMicros() + MINUTE);
        assertThat(Servers.PLAIN.hget(fences, "ann")).endsWith(" " + MINUTE);
    }

    @Test
    void renewalOfNothingLeavesNothing() {
        assertThat(renew("ann", MINUTE)).isFalse();
        assertThat(Servers.PLAIN.exists(holders, fences, fence)).isZero();
    }

    @Test
    void releaseOfTheLastLeavesOnlyTheFence() {
        acquire("ann", 1, MINUTE);
        assertThat(release("ben")).isFalse();
        assertThat(release("ann")).isTrue();
        assertThat(release("ann")).isFalse();
        assertThat(Servers.PLAIN.exists(holders, fences)).isZero();
        assertThat(Servers.PLAIN.exists(fence)).isEqualTo(1);
    }

    @Test
    void keysLiveAsLongAsTheLongestLease() {
        acquire("ann", 2, 10 * MINUTE);
        acquire("ben", 2, MINUTE);
        renew("ben", 2 * MINUTE);
        assertThat(Servers.PLAIN.pttl(holders)).isBetween(580_000L, 601_000L);
        assertThat(Servers.PLAIN.pttl(fences)).isBetween(580_000L, 601_000L);
        assertThat(Servers.PLAIN.pttl(fence)).isGreaterThan(Duration.ofDays(30).toMillis());
    }

    @Test
    void largestLeaseIsExact() {
        long before = Servers.nowMicros();
        acquire("ann", 1, 1L << 52);
        assertThat(leaseEnd("ann")).isBetween(before + (1L << 52), Servers.nowMicros() + (1L << 52));
        assertThat(renew("ann", 1L << 52)).isTrue();
        assertThat(acquire("ben", 1, SECOND).number(1)).isBetween((1L << 52) - 20 * SECOND, 1L << 52);
    }

    @Test
    void flushOfScriptsChangesNothing() {
        long first = acquire("ann", 1, MINUTE).number(1);
        Servers.PLAIN.scriptFlush();
        assertThat(acquire("ann", 1, MINUTE).number(1)).isEqualTo(first);
        Servers.PLAIN.scriptFlush();
        assertThat(renew("ann", MINUTE)).isTrue();
        Servers.PLAIN.scriptFlush();
        assertThat(release("ann")).isTrue();
    }

    @Test
    void everyLiveHolderHasItsFenceHoweverManyComeAndGo() {
        AtOnce.call(64, caller -> {
            for (int round = 0; round < 20; round++) {
                String owner = "owner-" + caller + "-" + round;
                if (acquire(owner, 10, MINUTE).yes(0) && round % 3 > 0) {
                    renew(owner, MINUTE);
                    release(owner);
                }
            }
            return caller;
        });
        assertThat(Servers.PLAIN.zcard(holders)).isBetween(1L, 10L);
        assertThat(Servers.PLAIN.hkeys(fences))
                .containsExactlyInAnyOrderElementsOf(Servers.PLAIN.zrange(holders, 0, -1));
    }

    private Reply acquire(String owner, int limit, long lease) {
        return Scripts.run(ACQUIRE_PERMIT, List.of(holders, fences, fence), owner, limit, lease);
    }

    private boolean renew(String owner, long lease) {
        return Scripts.run(RENEW_PERMIT, List.of(holders, fences), owner, lease).yes(0);
    }

    private boolean release(String owner) {
        return Scripts.run(RELEASE_PERMIT, List.of(holders, fences), owner).yes(0);
    }

    private void setLeaseEnd(String owner, long micros) {
        Servers.PLAIN.zadd(holders, (double) micros, owner);
    }

    private long leaseEnd(String owner) {
        return Servers.PLAIN.zscore(holders, owner).longValue();
    }
}
