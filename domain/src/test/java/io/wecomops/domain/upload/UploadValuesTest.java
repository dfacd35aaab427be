package io.wecomops.domain.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.message.UserId;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UploadValuesTest {
    private static final BizNo TASK = new BizNo("task-1");

    @Test
    void placesStandInTheOrderInWhichTasksAreCut() {
        var users = IntStream.range(0, 5_000).mapToObj(i -> new UserId("p" + i)).toList();
        var places = users.stream().map(user -> Place.of(TASK, user)).sorted().toList();
        assertThat(places.stream().map(Place::user))
                .isEqualTo(new BatchPlan(1000)
                        .cut(TASK, new Audience(users)).stream()
                                .flatMap(part -> part.users().stream())
                                .toList());
        assertThat(places).extracting(Place::bucket).isSorted();
    }

    @Test
    void bucketsSpanTheWholeOrderAndFillEvenly() {
        var user = new UserId("a");
        assertThat(new Place(Long.MIN_VALUE, user).bucket()).isZero();
        assertThat(new Place(-1, user).bucket()).isEqualTo(Place.BUCKETS / 2 - 1);
        assertThat(new Place(0, user).bucket()).isEqualTo(Place.BUCKETS / 2);
        assertThat(new Place(Long.MAX_VALUE, user).bucket()).isEqualTo(Place.BUCKETS - 1);
        int[] people = new int[Place.BUCKETS];
        for (int i = 0; i < 100 * Place.BUCKETS; i++) {
            people[Place.of(TASK, new UserId("person-" + i)).bucket()]++;
        }
        assertThat(IntStream.of(people).summaryStatistics()).satisfies(spread -> {
            assertThat(spread.getMin()).isGreaterThan(50);
            assertThat(spread.getMax()).isLessThan(170);
        });
    }

    @Test
    void numbersOfStatesAndStagesAreFixed() {
        for (UploadState state : UploadState.values()) {
            assertThat(UploadState.of(state.number())).isEqualTo(state);
        }
        for (TaskStage stage : TaskStage.values()) {
            assertThat(TaskStage.of(stage.number())).isEqualTo(stage);
        }
        assertThat(UploadState.COMPLETE.number()).isEqualTo(1);
        assertThat(UploadState.CUT.code()).isEqualTo("cut");
        assertThat(TaskStage.READY.number()).isZero();
        assertThat(TaskStage.RECEIVING.code()).isEqualTo("receiving");
        assertThatIllegalArgumentException().isThrownBy(() -> UploadState.of(9));
        assertThatIllegalArgumentException().isThrownBy(() -> TaskStage.of(9));
    }

    @Test
    void onlyWhatIsCompleteOrDroppedLetsATaskBeSealed() {
        assertThat(UploadState.values())
                .filteredOn(state -> !state.isUnfinished())
                .containsExactly(UploadState.COMPLETE, UploadState.DROPPED);
    }

    @Test
    void countsThatCannotBeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Upload(0, UploadState.CUT, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Upload(1, UploadState.CUT, -1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Upload(1, UploadState.CUT, 1, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Upload(1, UploadState.CUT, 1, 2, 0));
        var place = Place.of(TASK, new UserId("a"));
        assertThatIllegalArgumentException().isThrownBy(() -> new UploadedLine(0, place, Map.of()));
    }
}
