package io.wecomops.application.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.UnusedSlots;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotQueueTest {
    private static final Duration NOW = Duration.ofSeconds(100);
    private static final Duration LATER = NOW.plusSeconds(30);

    private final SlotQueue queue = new SlotQueue();

    @Test
    void slotsGoToThoseWhoCameFirst() {
        Place first = joined(Lane.MASS);
        Place second = joined(Lane.MASS);
        queue.offer(at(slot(1)));
        assertThat(first.state()).isEqualTo(given(1));
        assertThat(second.state()).isEqualTo(new Place.State.Waiting());
        assertThat(queue.waiting(Lane.MASS)).isEqualTo(1);
    }

    @Test
    void urgentOnesComeBeforeTheOthers() {
        Place mass = joined(Lane.MASS);
        Place urgent = joined(Lane.URGENT);
        queue.offer(at(slot(1)));
        queue.offer(at(slot(2)));
        assertThat(urgent.state()).isEqualTo(given(1));
        assertThat(mass.state()).isEqualTo(given(2));
    }

    @Test
    void urgentOneTakesTheNextSlotAndTheOthersMoveDown() {
        List<Place> mass = List.of(joined(Lane.MASS), joined(Lane.MASS), joined(Lane.MASS));
        for (int each = 1; each <= 3; each++) {
            queue.offer(at(slot(each)));
        }
        Place urgent = joined(Lane.URGENT);
        assertThat(urgent.state()).isEqualTo(given(1));
        assertThat(mass).extracting(Place::state).containsExactly(given(2), given(3), new Place.State.Waiting());
        Place next = joined(Lane.URGENT);
        assertThat(next.state()).as("no urgent one loses its slot").isEqualTo(given(2));
        assertThat(mass.get(0).state()).isEqualTo(given(3));
        queue.offer(at(slot(4)));
        assertThat(mass.get(1).state()).as("who was moved out is first again").isEqualTo(given(4));
    }

    @Test
    void slotThatHasBegunIsNotTaken() {
        Place mass = joined(Lane.MASS);
        queue.offer(at(NOW));
        Place urgent = joined(Lane.URGENT);
        assertThat(mass.state()).isEqualTo(new Place.State.Given(at(NOW)));
        assertThat(queue.first(Lane.URGENT)).contains(urgent);
    }

    @Test
    void slotOfOneWhoLeavesIsTheNextOnes() {
        Place first = joined(Lane.MASS);
        queue.offer(at(slot(1)));
        Place second = joined(Lane.MASS);
        queue.remove(first, NOW);
        assertThat(second.state()).isEqualTo(given(1));
    }

    @Test
    void slotThatNobodyWantsIsKeptForWhoeverComesInTime() {
        queue.offer(at(slot(1)));
        assertThat(joined(Lane.MASS).state()).isEqualTo(given(1));
        queue.offer(at(NOW.minusMillis(1)));
        assertThat(joined(Lane.MASS).state()).isEqualTo(new Place.State.Waiting());
        assertThat(queue.ahead(NOW)).isEqualTo(1);
    }

    @Test
    void nobodyGetsASlotPastItsDeadline() {
        Place hurried = new Place(Lane.MASS, NOW.plusMillis(500), () -> false);
        queue.join(hurried, NOW);
        Place patient = joined(Lane.MASS);
        queue.offer(at(NOW.plusMillis(500)));
        assertThat(hurried.state()).isInstanceOf(Place.State.Ended.class);
        assertThat(patient.state()).isInstanceOf(Place.State.Given.class);
    }

    @Test
    void whoMissedItsSlotIsFirstAgain() {
        Place late = joined(Lane.MASS);
        queue.offer(at(slot(1)));
        Place other = joined(Lane.MASS);
        queue.again(late, slot(2));
        queue.offer(at(slot(3)));
        assertThat(late.state()).isEqualTo(given(3));
        assertThat(other.state()).isEqualTo(new Place.State.Waiting());
    }

    @Test
    void droppedSlotsAreWaitedForAgainInTheSameOrder() {
        Place first = joined(Lane.MASS);
        Place second = joined(Lane.MASS);
        queue.offer(at(slot(1)));
        queue.offer(at(slot(2)));
        queue.dropSlots();
        queue.offer(at(slot(9)));
        assertThat(first.state()).isEqualTo(given(9));
        assertThat(second.state()).isEqualTo(new Place.State.Waiting());
        assertThat(queue.lastGiven()).contains(slot(9));
    }

    @Test
    void refusalEndsThoseOfTheLaneWhoCannotWait() {
        Place patient = joined(Lane.MASS);
        Place hurried = new Place(Lane.MASS, NOW.plusSeconds(5), () -> false);
        queue.join(hurried, NOW);
        Place urgent = new Place(Lane.URGENT, NOW.plusSeconds(5), () -> false);
        queue.join(urgent, NOW);
        queue.endRefused(Lane.MASS, Duration.ofSeconds(6), NOW, new LimitKey("hour"));
        assertThat(hurried.state()).isInstanceOf(Place.State.Ended.class);
        assertThat(List.of(patient, urgent)).extracting(Place::state).containsOnly(new Place.State.Waiting());
    }

    @Test
    void whatGoesByUnusedIsToldOnceByItsBooking() {
        Duration booked = slot(9);
        Place used = joined(Lane.MASS);
        Place late = joined(Lane.MASS);
        Place leaves = joined(Lane.MASS);
        for (int each = 1; each <= 4; each++) {
            queue.offer(new Slot(slot(each), booked));
        }
        queue.use(used);
        queue.remove(used, slot(2));
        assertThat(queue.takeUnused(slot(2))).isEmpty();
        queue.again(late, slot(2)); // takes the spare one, the fourth
        queue.remove(leaves, slot(4));
        assertThat(queue.takeUnused(slot(4))).containsExactly(new UnusedSlots(booked, 2));
        queue.dropSlots();
        queue.forgo(new Slot(slot(7), slot(7)));
        assertThat(queue.takeUnused(slot(4))).containsExactly(new UnusedSlots(booked, 1), new UnusedSlots(slot(7), 1));
        assertThat(queue.takeUnused(slot(9))).isEmpty();
    }

    private Place joined(Lane lane) {
        Place place = new Place(lane, LATER, () -> false);
        queue.join(place, NOW);
        return place;
    }

    private static Duration slot(int second) {
        return NOW.plusSeconds(second);
    }

    /** Of a booking of one. */
    private static Slot at(Duration begins) {
        return new Slot(begins, begins);
    }

    private static Place.State given(int second) {
        return new Place.State.Given(at(slot(second)));
    }
}
