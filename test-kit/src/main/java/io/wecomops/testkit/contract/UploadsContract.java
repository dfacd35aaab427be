package io.wecomops.testkit.contract;

import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static io.wecomops.testkit.fixture.UploadsFixture.LEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.upload.AwaitedTasks;
import io.wecomops.domain.upload.Upload;
import io.wecomops.domain.upload.UploadBeginning;
import io.wecomops.domain.upload.UploadHold;
import io.wecomops.domain.upload.UploadState;
import io.wecomops.domain.upload.Uploads;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testkit.fixture.UploadsFixture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link Uploads} must do. Each test begins without any task. */
@Timeout(120)
public abstract class UploadsContract {
    private static final Duration SHORT = Duration.ofMillis(1);

    protected abstract Uploads uploads();

    /** Of the same tasks, as are the others. */
    protected abstract AwaitedTasks awaited();

    protected abstract MassTasks tasks();

    private UploadsFixture fixture() {
        return new UploadsFixture(awaited(), uploads());
    }

    @Test
    void whatIsAppendedIsTold() {
        var task = fixture().anOpenTask();
        assertThat(uploads().list(task.id())).isEmpty();
        var hold = fixture().begun(task);
        assertThat(hold.upload()).isEqualTo(new Upload(1, UploadState.RECEIVING, 0, 0, 0));
        var stands = new Upload(1, UploadState.RECEIVING, 7, 5, Long.MIN_VALUE);
        assertThat(uploads().append(hold, List.of(), stands)).isTrue();
        assertThat(uploads().list(task.id())).containsExactly(stands);
        assertThat(uploads().end(hold, UploadState.COMPLETE)).isTrue();
        assertThat(uploads().list(task.id()))
                .containsExactly(new Upload(1, UploadState.COMPLETE, 7, 5, Long.MIN_VALUE));
    }

    @Test
    void anUploadThatHasEndedTakesNothingMore() {
        var task = fixture().anOpenTask();
        for (UploadState end : List.of(UploadState.COMPLETE, UploadState.CUT, UploadState.REFUSED)) {
            var hold = fixture().begun(task);
            assertThat(uploads().end(hold, end)).isTrue();
            assertThat(fixture().append(task, hold, "a")).isFalse();
            assertThat(uploads().end(hold, UploadState.COMPLETE)).isFalse();
        }
    }

    @Test
    void noUploadEndsAsUnderWay() {
        var hold = fixture().begun(fixture().anOpenTask());
        assertThatIllegalArgumentException().isThrownBy(() -> uploads().end(hold, UploadState.RECEIVING));
        assertThatIllegalArgumentException().isThrownBy(() -> uploads().end(hold, UploadState.DROPPED));
    }

    @Test
    void aCutUploadIsGoneOnWithUnderANewHold() {
        var task = fixture().anOpenTask();
        var first = fixture().begun(task);
        assertThat(fixture().append(task, first, "a", "b")).isTrue();
        assertThat(uploads().begin(task.id(), 1, LEASE)).isEqualTo(new UploadBeginning.NotCut(UploadState.RECEIVING));
        uploads().end(first, UploadState.CUT);

        var second = goneOnWith(task, 1);
        assertThat(second.upload().lines()).isEqualTo(2);
        assertThat(second.upload().people()).isEqualTo(2);
        assertThat(fixture().append(task, first, "late")).isFalse();
        assertThat(uploads().end(first, UploadState.REFUSED)).isFalse();
        assertThat(fixture().append(task, second, "c")).isTrue();
        assertThat(uploads().end(second, UploadState.COMPLETE)).isTrue();
        assertThat(uploads().list(task.id()))
                .singleElement()
                .satisfies(upload -> assertThat(upload.people()).isEqualTo(3));
        assertThat(uploads().begin(task.id(), 1, LEASE)).isEqualTo(new UploadBeginning.NotCut(UploadState.COMPLETE));
    }

    private UploadHold goneOnWith(MassTask task, int number) {
        var beginning = uploads().begin(task.id(), number, LEASE);
        assertThat(beginning).isInstanceOf(UploadBeginning.Begun.class);
        return ((UploadBeginning.Begun) beginning).hold();
    }

    @Test
    void anUploadWithoutASignOfLifeIsCut() {
        var task = fixture().anOpenTask();
        var dead = fixture().begun(task, SHORT);
        while (uploads().list(task.id()).getFirst().state() != UploadState.CUT) {
            Thread.onSpinWait();
        }
        var next = goneOnWith(task, 1);
        assertThat(fixture().append(task, dead, "late")).isFalse();
        assertThat(fixture().append(task, next, "a")).isTrue();
    }

    @Test
    void aNewUploadTakesThePlaceOfTheOldestThatCameToABadEnd() {
        var task = fixture().anOpenTask();
        fixture().uploaded(task, "a");
        var refused = fixture().begun(task);
        var cut = fixture().begun(task);
        uploads().end(refused, UploadState.REFUSED);
        uploads().end(cut, UploadState.CUT);
        fixture().uploaded(task, "b");
        assertThat(statesOf(task))
                .containsExactly(UploadState.COMPLETE, UploadState.DROPPED, UploadState.CUT, UploadState.COMPLETE);
        fixture().uploaded(task, "c");
        assertThat(statesOf(task)).doesNotContain(UploadState.CUT);
        assertThat(uploads().begin(task.id(), 3, LEASE)).isEqualTo(new UploadBeginning.NotCut(UploadState.DROPPED));
    }

    private List<UploadState> statesOf(MassTask task) {
        return uploads().list(task.id()).stream().map(Upload::state).toList();
    }

    @Test
    void linesBesideAreThoseThatCountOrMay() {
        var task = fixture().anOpenTask();
        fixture().uploaded(task, "a", "b");
        var underWay = fixture().begun(task);
        fixture().append(task, underWay, "c");
        assertThat(fixture().begun(task).linesBeside()).isEqualTo(3);
        uploads().end(underWay, UploadState.REFUSED);
        assertThat(fixture().begun(task).linesBeside()).isEqualTo(2);
    }

    @Test
    void whatIsNotThereCannotBeGoneOnWith() {
        var task = fixture().anOpenTask();
        assertThat(uploads().begin(task.id(), 1, LEASE)).isInstanceOf(UploadBeginning.NoSuchUpload.class);
    }

    @Test
    void onlyATaskThatWaitsTakesUploads() {
        var inline = tasks().accept(aTextTaskFor(2)).task();
        assertThat(uploads().begin(inline.id(), 0, LEASE)).isInstanceOf(UploadBeginning.NotReceiving.class);
        var sealing = fixture().aTaskToSeal("a");
        assertThat(uploads().begin(sealing.id(), 0, LEASE)).isInstanceOf(UploadBeginning.NotReceiving.class);
        assertThat(uploads().begin(sealing.id(), 1, LEASE)).isInstanceOf(UploadBeginning.NotReceiving.class);
    }

    @Test
    void uploadsAtOnceHaveNumbersOfTheirOwn() {
        var task = fixture().anOpenTask();
        var numbers = AtOnce.call(8, i -> {
            var hold = fixture().begun(task);
            assertThat(fixture().append(task, hold, "person-" + i)).isTrue();
            return hold.upload().number();
        });
        assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }
}
