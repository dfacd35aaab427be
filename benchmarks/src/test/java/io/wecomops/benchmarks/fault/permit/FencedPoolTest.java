package io.wecomops.benchmarks.fault.permit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Does the judge notice what must not be? */
class FencedPoolTest {
    private static final long LEASE = 100;

    private final AtomicLong now = new AtomicLong();

    @Test
    void oneLiveHolderTooManyIsNoticed() {
        var pool = new FencedPool(2, now::get);
        now.set(10);
        assertThat(pool.act("ann", 1, 0, LEASE)).isTrue();
        assertThat(pool.act("ben", 2, 0, LEASE)).isTrue();
        assertThat(pool.seen().broken()).isEmpty();
        pool.act("eve", 1, 0, LEASE);
        assertThat(pool.seen().broken()).singleElement().asString().contains("3 live holders of 2");
    }

    @Test
    void whoIsLateCountsNoMoreAndIsRefusedOnceThereIsAnHeir() {
        var pool = new FencedPool(1, now::get);
        now.set(10);
        pool.act("ann", 1, 0, LEASE);
        now.set(150);
        assertThat(pool.act("ann", 1, 0, LEASE)).as("late, and no heir yet").isTrue();
        now.set(160);
        assertThat(pool.act("ben", 2, 140, LEASE)).isTrue();
        now.set(170);
        assertThat(pool.act("ann", 1, 0, LEASE)).isFalse();
        assertThat(pool.seen().broken()).isEmpty();
        assertThat(pool.seen().refused()).isEqualTo(1);
    }

    @Test
    void aLiveHolderWithASmallerFenceThanSomebodyElseIsNoticed() {
        var pool = new FencedPool(1, now::get);
        now.set(10);
        pool.act("ann", 2, 0, LEASE);
        now.set(20);
        pool.leave("ann");
        now.set(40);
        pool.act("ben", 1, 30, LEASE);
        assertThat(pool.seen().broken()).singleElement().asString().contains("outdone");
    }

    @Test
    void aPermitThatEndsBeforeItsLeaseOrChangesItsFenceIsNoticed() {
        var pool = new FencedPool(2, now::get);
        now.set(10);
        pool.act("ann", 1, 0, LEASE);
        now.set(30);
        pool.act("ann", 2, 20, LEASE);
        assertThat(pool.seen().broken()).singleElement().asString().contains("held 1 and was granted 2");
        now.set(50);
        pool.lost("ann");
        assertThat(pool.seen().broken()).hasSize(2);
    }

    @Test
    void renewedLeasesGoOnAndOccupationEndsWithTheLease() {
        var pool = new FencedPool(1, now::get);
        now.set(10);
        pool.act("ann", 1, 0, LEASE);
        now.set(95);
        pool.act("ann", 1, 90, LEASE);
        now.set(150);
        assertThat(pool.holders().live()).containsExactly("ann");
        assertThat(pool.occupiedNanos()).isEqualTo(140);
        now.set(500);
        assertThat(pool.occupiedNanos()).isEqualTo(180);
        assertThat(pool.holders().live()).isEmpty();
        assertThat(pool.holders().possible()).containsExactly("ann");
    }

    @Test
    void whoIsKeptWaitingIsJudgedByTheMomentOfItsTurn() throws InterruptedException {
        var pool = new FencedPool(2, now::get);
        now.set(50);
        pool.act("ann", 1, 0, LEASE);
        pool.act("ben", 2, 50, LEASE);
        now.set(99);
        Thread kept;
        synchronized (pool) {
            kept = Thread.ofPlatform().start(() -> pool.act("ben", 2, 50, LEASE));
            while (kept.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
            now.set(101);
            pool.act("eve", 3, 101, LEASE);
        }
        kept.join();
        assertThat(pool.seen().broken()).isEmpty();
        assertThat(pool.seen().mostLive()).isEqualTo(2);
    }
}
