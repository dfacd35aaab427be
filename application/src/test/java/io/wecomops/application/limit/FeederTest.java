package io.wecomops.application.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.domain.limit.Booking;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.Window;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeederTest {
    private static final LimitKey KEY = new LimitKey("send");
    private static final RateLimit FAST = RateLimit.perSecond(2_000);

    private final ManualTime time = new ManualTime();
    private final MemoryAdapters shared = new MemoryAdapters(time);
    private final ScriptedLimiter limiter = new ScriptedLimiter(shared.rateLimiter());
    private final SlotQueue queue = new SlotQueue();
    private final Feeder feeder =
            new Feeder(limiter, List.of(new Window.Pace(KEY, FAST)), Duration.ofMillis(6), queue, time, time);
    private final List<Place> all = new ArrayList<>();

    /** What stands before the first answer is in doubt, and so booked for alone. */
    @BeforeEach
    void hearTheLimitersClock() {
        join(Lane.MASS, 1);
        feeder.run();
        leaveAllBut(0);
        time.advance(Duration.ofSeconds(1));
    }

    @Test
    void chunkIsForThoseWhoWaitAndThoseWhoAreAboutToBeBack() {
        othersHaveBooked(100); // 50 ms
        join(Lane.MASS, 8);
        feeder.run();
        join(Lane.MASS, 4);
        feeder.run();
        assertThat(limiter.bookings()).extracting(Booking::slots).containsExactly(1, 8, 4 + 6);
        assertThat(join(Lane.MASS, 6)).as("who is back has a slot already").allMatch(FeederTest::hasSlot);
        assertThat(join(Lane.MASS, 1)).noneMatch(FeederTest::hasSlot);
    }

    @Test
    void onlyThoseWhoseTurnIsNearAreExpectedBack() {
        othersHaveBooked(40); // 20 ms
        List<Place> places = join(Lane.MASS, 30);
        feeder.run();
        time.advance(Duration.ofNanos(33_600_000));
        places.subList(0, 28).forEach(place -> queue.remove(place, time.elapsed())); // had their turn
        join(Lane.MASS, 5);
        feeder.run();
        assertThat(limiter.bookings()).extracting(Booking::slots).containsExactly(1, 30, 5 + 2);
    }

    @Test
    void nobodyIsExpectedBackWhereSlotsBeginAtOnce() {
        join(Lane.MASS, 8);
        feeder.run();
        join(Lane.MASS, 4);
        feeder.run();
        assertThat(limiter.bookings()).extracting(Booking::slots).containsExactly(1, 8, 4);
    }

    @Test
    void urgentOnesBookForThemselvesAlone() {
        othersHaveBooked(100);
        join(Lane.URGENT, 8);
        feeder.run();
        join(Lane.URGENT, 4);
        feeder.run();
        assertThat(limiter.bookings()).extracting(Booking::slots).containsExactly(1, 8, 4);
    }

    @Test
    void slotsThatNobodyCameBackForAreLostAndNoMoreThanThose() {
        othersHaveBooked(100);
        join(Lane.MASS, 8);
        feeder.run();
        join(Lane.MASS, 4);
        feeder.run();
        leaveAllBut(0);
        assertThat(queue.ahead(time.elapsed())).isPositive();
        time.advance(Duration.ofMillis(100));
        assertThat(queue.ahead(time.elapsed())).isZero();
        join(Lane.MASS, 1);
        feeder.run();
        assertThat(limiter.bookings()).extracting(Booking::slots).containsExactly(1, 8, 4 + 6, 1);
    }

    private void othersHaveBooked(int slots) {
        shared.rateLimiter().reserve(KEY, FAST, slots, Duration.ofSeconds(1));
    }

    private List<Place> join(Lane lane, int count) {
        List<Place> places = IntStream.range(0, count)
                .mapToObj(_ -> new Place(lane, time.elapsed().plusSeconds(10), () -> false))
                .toList();
        places.forEach(place -> queue.join(place, time.elapsed()));
        all.addAll(places);
        return places;
    }

    private void leaveAllBut(int stay) {
        List<Place> leaving = all.subList(0, all.size() - stay);
        leaving.forEach(place -> queue.remove(place, time.elapsed()));
        leaving.clear();
    }

    private static boolean hasSlot(Place place) {
        return place.state() instanceof Place.State.Given;
    }
}
