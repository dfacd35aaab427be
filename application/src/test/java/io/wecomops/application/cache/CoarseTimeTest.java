package io.wecomops.application.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.time.Sleeper;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoarseTimeTest {
    private final ManualTime time = new ManualTime();
    private final List<Duration> behind = new ArrayList<>();

    @AfterEach
    void forgetTheInterrupt() {
        Thread.interrupted();
    }

    @Test
    void thatNobodyKeepsUpIsTheTickerItself() {
        CoarseTime coarse = new CoarseTime(time, time);
        time.advance(Duration.ofMillis(7));
        assertThat(coarse.glance()).isEqualTo(time.elapsed());
        time.advance(Duration.ofNanos(1));
        assertThat(coarse.glance()).isEqualTo(time.elapsed());
    }

    @Test
    void thatIsKeptUpIsBehindByAStepAtTheMostAndNeverAhead() {
        kept(5);
        assertThat(behind).hasSize(10);
        assertThat(behind).allSatisfy(lag -> assertThat(lag).isBetween(Duration.ZERO, Duration.ofMillis(20)));
        assertThat(behind).contains(Duration.ofMillis(20));
    }

    @Test
    void whoseKeeperHasEndedIsTheTickerItselfAgain() {
        CoarseTime coarse = kept(2);
        time.advance(Duration.ofHours(1));
        assertThat(coarse.glance()).isEqualTo(time.elapsed());
    }

    /** Kept up on this thread for so many steps; how far it was behind is noted at the beginning and the end of each. */
    private CoarseTime kept(int steps) {
        CoarseTime[] itself = new CoarseTime[1];
        Sleeper watching = step -> {
            behind.add(time.elapsed().minus(itself[0].glance()));
            time.advance(step);
            behind.add(time.elapsed().minus(itself[0].glance()));
            if (behind.size() == 2 * steps) {
                throw new InterruptedException();
            }
        };
        itself[0] = new CoarseTime(time, watching);
        itself[0].run();
        return itself[0];
    }
}
