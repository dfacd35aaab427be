package io.wecomops.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Window.Pace PACE = new Window.Pace(new LimitKey("pace"), RateLimit.perSecond(10));
    private static final Window.Budget BUDGET =
            new Window.Budget(new LimitKey("budget"), new RateLimit(100, MINUTE), 30);

    @Test
    void namesEachWindowOnceAndAtLeastOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Booking(List.of(), 1, MINUTE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Booking(List.of(PACE, PACE), 1, MINUTE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Booking(Collections.nCopies(9, PACE), 1, MINUTE));
    }

    @Test
    void asksForNoMoreThanCanEverBePaid() {
        assertThat(new Booking(List.of(BUDGET), 3, MINUTE).costOf(BUDGET)).isEqualTo(90);
        assertThatIllegalArgumentException().isThrownBy(() -> new Booking(List.of(BUDGET), 4, MINUTE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Booking(List.of(BUDGET), 0, MINUTE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Booking(List.of(PACE), 11, MINUTE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Window.Budget(BUDGET.key(), BUDGET.limit(), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Window.Budget(BUDGET.key(), BUDGET.limit(), 101));
    }

    @Test
    void underABudgetNothingIsBookedFurtherAheadThanItsPeriod() {
        assertThat(new Booking(List.of(PACE), 1, Duration.ofDays(1)).aheadMicros())
                .isEqualTo(SlotBook.micros(Duration.ofDays(1)));
        assertThat(new Booking(List.of(PACE, BUDGET), 1, Duration.ofDays(1)).aheadMicros())
                .isEqualTo(SlotBook.micros(MINUTE));
        Window slow = new Window.Pace(new LimitKey("slow"), new RateLimit(2, Duration.ofHours(3)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Booking(List.of(slow, BUDGET), 2, MINUTE));
    }

    @Test
    void slotsStandTheSlowestPacesSpacingApart() {
        Window slow = new Window.Pace(new LimitKey("slow"), new RateLimit(2, MINUTE));
        assertThat(new Booking(List.of(PACE, slow, BUDGET), 2, MINUTE).spacing())
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(new Booking(List.of(BUDGET), 2, MINUTE).spacing()).isZero();
    }

    @Test
    void headroomIsPartOfThePeriodAndPartOfThatIsTolerated() {
        RateLimit booked = Headroom.in(RateLimit.perSecond(20));
        assertThat(booked.spacingMicros()).isEqualTo(50_400);
        assertThat(Headroom.tolerance(RateLimit.perSecond(20))).isEqualTo(Duration.ofMillis(6));
        assertThat(Headroom.tolerance(new RateLimit(1, Duration.ofHours(1)))).isEqualTo(Duration.ofMillis(15));
        assertThat(Headroom.tolerance(new RateLimit(1, Duration.ofMillis(10)))).isEqualTo(Duration.ofMillis(1));
    }

    /** Every second slot as late as it may be, the others on time: the worst that can meet at the far end. */
    @ParameterizedTest
    @ValueSource(ints = {1, 20, 50, 167, 600, 2_000})
    void lateSlotsMakeASecondTwoPercentOverAtTheMostAndTenSecondsNever(int permits) {
        RateLimit limit = RateLimit.perSecond(permits);
        long spacing = Headroom.in(limit).spacingMicros();
        long late = SlotBook.micros(Headroom.tolerance(limit));
        long aSecond = (1_000_000 + late - 1) / spacing + 1;
        long tenSeconds = (10_000_000 + late - 1) / spacing + 1;
        assertThat(aSecond).isLessThanOrEqualTo((long) Math.max(permits, permits * 1.02));
        assertThat(tenSeconds).isLessThanOrEqualTo(10L * permits);
    }
}
