package io.wecomops.application.masstask;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.application.masstask.HeldBatches.Held;
import io.wecomops.domain.limit.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HeldBatchesTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    private static HeldBatches at(int concurrency, int perSecond) {
        return new HeldBatches(new DispatchSettings(
                concurrency, RateLimit.perSecond(perSecond), Duration.ofSeconds(30), Duration.ofSeconds(10)));
    }

    private static List<Held> claimed(HeldBatches batches) throws InterruptedException {
        List<Held> claimed = new ArrayList<>();
        for (int left = batches.takeRoom(AT_ONCE); left > 0; left--) {
            claimed.add(batches.new Held(() -> false));
        }
        return claimed;
    }

    @Test
    void asManyWaitAheadAsGoOutInAMoment() throws InterruptedException {
        assertThat(at(100, 20).takeRoom(AT_ONCE)).isEqualTo(3);
        assertThat(at(100, 600).takeRoom(AT_ONCE)).isEqualTo(90);
    }

    @Test
    void atASlowPaceThereIsStillSomethingAhead() throws InterruptedException {
        assertThat(at(100, 1).takeRoom(AT_ONCE)).isEqualTo(2);
        assertThat(at(1, 1).takeRoom(AT_ONCE)).isEqualTo(1);
    }

    @Test
    void noMoreWaitAheadThanMayBeUnderWay() throws InterruptedException {
        assertThat(at(20, 100_000).takeRoom(AT_ONCE)).isEqualTo(20);
    }

    @Test
    void whatGoesOutMakesRoomAndAClaimIsWorthItOnceHalfHasGone() throws InterruptedException {
        var batches = at(20, 40);
        var held = claimed(batches);
        assertThat(held).hasSize(6);
        held.get(0).departs();
        held.get(0).departs();
        held.get(1).departs();
        assertThat(batches.takeRoom(AT_ONCE)).as("two of six have gone").isZero();
        held.get(2).departs();
        assertThat(batches.takeRoom(AT_ONCE)).isEqualTo(3);
    }

    @Test
    void whatEndsWithoutGoingOutMakesRoomToo() throws InterruptedException {
        var batches = at(20, 40);
        claimed(batches).forEach(Held::close);
        assertThat(batches.takeRoom(AT_ONCE)).isEqualTo(6);
    }

    @Test
    void whileRecordsHangNoMoreIsClaimedThanCanBeHeld() throws InterruptedException {
        var batches = at(2, 1_000);
        List<Held> recorded = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            for (var held : claimed(batches)) {
                held.departs();
                recorded.add(held);
            }
        }
        assertThat(recorded).hasSize(4);
        claimed(batches).forEach(Held::departs);
        assertThat(batches.takeRoom(AT_ONCE)).isZero();
        recorded.forEach(Held::close);
        assertThat(batches.takeRoom(AT_ONCE)).isEqualTo(2);
    }

    @Test
    void aClaimThatIsUnderWayIsWaitedFor() throws InterruptedException {
        var batches = at(2, 1_000);
        int room = batches.takeRoom(AT_ONCE);
        assertThat(batches.awaitNone(AT_ONCE)).isFalse();
        batches.giveBackRoom(room);
        assertThat(batches.awaitNone(AT_ONCE)).isTrue();
    }
}
