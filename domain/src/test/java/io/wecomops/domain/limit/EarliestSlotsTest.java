package io.wecomops.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wecomops.domain.limit.EarliestSlots.Leg;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarliestSlotsTest {
    private static final Window TEN_A_SECOND = new Window.Pace(new LimitKey("pace"), RateLimit.perSecond(10));
    private static final Window TWENTY_A_MINUTE =
            new Window.Budget(new LimitKey("minute"), new RateLimit(20, Duration.ofMinutes(1)), 1);

    private static Duration last(List<Window> windows, int slots) {
        return EarliestSlots.last(windows, List.of(new Leg(slots, Duration.ZERO)));
    }

    @Test
    void theFirstIsAtOnce() {
        assertThat(last(List.of(TEN_A_SECOND, TWENTY_A_MINUTE), 1)).isZero();
        assertThat(last(List.of(), 5)).isZero();
    }

    @Test
    void aPaceSpreadsThemEvenly() {
        assertThat(last(List.of(TEN_A_SECOND), 2)).isEqualTo(Duration.ofMillis(100));
        assertThat(last(List.of(TEN_A_SECOND), 101)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aBudgetThatIsUsedUpIsWaitedForAndThenThePaceGoesOn() {
        var both = List.of(TEN_A_SECOND, TWENTY_A_MINUTE);
        assertThat(last(both, 20)).isEqualTo(Duration.ofMillis(1_900));
        assertThat(last(both, 21)).isEqualTo(Duration.ofSeconds(60));
        assertThat(last(both, 40)).isEqualTo(Duration.ofMillis(61_900));
        assertThat(last(both, 41)).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void aSlotTakesItsCostOfABudget() {
        var ten = new Window.Budget(new LimitKey("people"), new RateLimit(100, Duration.ofDays(1)), 30);
        assertThat(last(List.of(ten), 3)).isZero();
        assertThat(last(List.of(ten), 4)).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void legsKeepTheirPausesAndShareTheWindows() {
        var legs = List.of(
                new Leg(1, Duration.ofSeconds(10)),
                new Leg(10, Duration.ofSeconds(10)),
                new Leg(9, Duration.ofDays(1)));
        assertThat(EarliestSlots.last(List.of(TEN_A_SECOND), legs)).isEqualTo(Duration.ofMillis(10_000 + 10_900 + 800));
        var more = List.of(new Leg(20, Duration.ofSeconds(1)), new Leg(1, Duration.ZERO));
        assertThat(EarliestSlots.last(List.of(TWENTY_A_MINUTE), more)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void noWindowIsEverBroken() {
        var both = List.of(TEN_A_SECOND, TWENTY_A_MINUTE);
        for (int slots = 21; slots < 200; slots++) {
            assertThat(last(both, slots).minus(last(both, slots - 20))).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
            assertThat(last(both, slots).minus(last(both, slots - 1))).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        }
    }

    @Test
    void aLegHasSlots() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Leg(0, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new Leg(1, Duration.ofNanos(-1)));
    }
}
