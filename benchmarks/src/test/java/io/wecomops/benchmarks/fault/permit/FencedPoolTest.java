package io.wecomops.benchmarks.fault.permit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Does the judge notice what must not be? */
class FencedPoolTest {
    private static final long LEASE = 100;

    @Test
    void oneLiveHolderTooManyIsNoticed() {
        var pool = new FencedPool(2);
        assertThat(pool.act("ann", 1, 0, LEASE, 10)).isTrue();
        assertThat(pool.act("ben", 2, 0, LEASE, 10)).isTrue();
        assertThat(pool.seen().broken()).isEmpty();
        pool.act("eve", 1, 0, LEASE, 10);
        assertThat(pool.seen().broken()).singleElement().asString().contains("3 live holders of 2");
    }

    @Test
    void whoIsLateCountsNoMoreAndIsRefusedOnceThereIsAnHeir() {
        var pool = new FencedPool(1);
        pool.act("ann", 1, 0, LEASE, 10);
        assertThat(pool.act("ann", 1, 0, LEASE, 150))
                .as("late, and no heir yet")
                .isTrue();
        assertThat(pool.act("ben", 2, 140, LEASE, 160)).isTrue();
        assertThat(pool.act("ann", 1, 0, LEASE, 170)).isFalse();
        assertThat(pool.seen().broken()).isEmpty();
        assertThat(pool.seen().refused()).isEqualTo(1);
    }

    @Test
    void aLiveHolderWithASmallerFenceThanSomebodyElseIsNoticed() {
        var pool = new FencedPool(1);
        pool.act("ann", 2, 0, LEASE, 10);
        pool.leave("ann", 20);
        pool.act("ben", 1, 30, LEASE, 40);
        assertThat(pool.seen().broken()).singleElement().asString().contains("outdone");
    }

    @Test
    void aPermitThatEndsBeforeItsLeaseOrChangesItsFenceIsNoticed() {
        var pool = new FencedPool(2);
        pool.act("ann", 1, 0, LEASE, 10);
        pool.act("ann", 2, 20, LEASE, 30);
        assertThat(pool.seen().broken()).singleElement().asString().contains("held 1 and was granted 2");
        pool.lost("ann", 50);
        assertThat(pool.seen().broken()).hasSize(2);
    }

    @Test
    void renewedLeasesGoOnAndOccupationEndsWithTheLease() {
        var pool = new FencedPool(1);
        pool.act("ann", 1, 0, LEASE, 10);
        pool.act("ann", 1, 90, LEASE, 95);
        assertThat(pool.holders(150).live()).containsExactly("ann");
        assertThat(pool.occupiedNanos(150)).isEqualTo(140);
        assertThat(pool.occupiedNanos(500)).isEqualTo(180);
        assertThat(pool.holders(500).live()).isEmpty();
        assertThat(pool.holders(500).possible()).containsExactly("ann");
    }
}
