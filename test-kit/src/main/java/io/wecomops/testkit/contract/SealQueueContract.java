package io.wecomops.testkit.contract;

import static io.wecomops.testkit.fixture.UploadsFixture.LEASE;
import static io.wecomops.testkit.fixture.UploadsFixture.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.Gate;
import io.wecomops.domain.masstask.GrayPlan;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.RecipientLedger;
import io.wecomops.domain.masstask.Schedule;
import io.wecomops.domain.masstask.SealedBatch;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.upload.AwaitedTasks;
import io.wecomops.domain.upload.Place;
import io.wecomops.domain.upload.SealCursor;
import io.wecomops.domain.upload.SealQueue;
import io.wecomops.domain.upload.SealWork;
import io.wecomops.domain.upload.Upload;
import io.wecomops.domain.upload.UploadState;
import io.wecomops.domain.upload.UploadedLine;
import io.wecomops.domain.upload.Uploads;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testkit.fixture.UploadsFixture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link SealQueue} must do. Each test begins without any task. */
@Timeout(120)
public abstract class SealQueueContract {
    private static final NodeId NODE = new NodeId("node-1");
    private static final Duration SHORT = Duration.ofMillis(1);

    protected abstract SealQueue sealing();

    /** Of the same tasks, as are the others. */
    protected abstract AwaitedTasks awaited();

    protected abstract Uploads uploads();

    protected abstract MassTasks tasks();

    protected abstract BatchQueue queue();

    protected abstract RecipientLedger ledger();

    /** As somebody else might. */
    protected abstract void setStatus(TaskId task, TaskStatus status);

    private UploadsFixture fixture() {
        return new UploadsFixture(awaited(), uploads());
    }

    @Test
    void whatStillReceivesIsNotClaimed() {
        var task = fixture().anOpenTask();
        fixture().uploaded(task, "a");
        assertThat(sealing().claim(NODE, LEASE)).isEmpty();
    }

    @Test
    void aTaskIsClaimedByOneWithAllThatItsSealingNeeds() {
        var message = new Message.Text("您好 {{name}} 🌙");
        var task = fixture().anOpenTask(message);
        fixture().uploaded(task, "a", "b");
        fixture().uploaded(task, "b", "c", "d");
        awaited().seal(task.id());

        var claims = AtOnce.call(8, i -> sealing().claim(new NodeId("node-" + i), LEASE)).stream()
                .flatMap(Optional::stream)
                .toList();
        assertThat(claims).singleElement().satisfies(work -> {
            assertThat(work.task()).isEqualTo(task.id());
            assertThat(work.bizNo()).isEqualTo(task.bizNo());
            assertThat(work.agentId()).isEqualTo(task.agentId());
            assertThat(work.traceId()).isEqualTo(task.traceId());
            assertThat(work.message()).isEqualTo(message);
            assertThat(work.people()).isEqualTo(5);
            assertThat(work.sum())
                    .isEqualTo(uploads().list(task.id()).stream()
                            .mapToLong(Upload::sum)
                            .sum());
            assertThat(work.cursor()).isEqualTo(SealCursor.START);
        });
    }

    @Test
    void linesComeByBucketWithTheirVariablesAndOnlyThoseThatCount() {
        var task = fixture().anOpenTask();
        var names = Map.of("name", "王\"小\\明\" 🌙", "n_2", "{{name}}\n");
        var hold = fixture().begun(task);
        String longest = "x".repeat(64);
        List<UploadedLine> lines =
                List.of(line(task, 9_999_999, longest, names), line(task, 10_000_000, "plain", Map.of()));
        uploads().append(hold, lines, new Upload(1, UploadState.RECEIVING, 10_000_000, 2, 0));
        uploads().end(hold, UploadState.COMPLETE);
        uploads().end(fixture().begun(task), UploadState.REFUSED);
        var dropped = fixture().begun(task);
        fixture().append(task, dropped, "nobody");
        uploads().end(dropped, UploadState.CUT);
        fixture().uploaded(task, IntStream.range(0, 300).mapToObj(i -> "p" + i).toArray(String[]::new));
        fixture().uploaded(task, "plain");
        awaited().seal(task.id());

        var work = sealing().claim(NODE, LEASE).orElseThrow();
        var read = sealing().read(work, 0, Place.BUCKETS);
        assertThat(read).hasSize(303).containsAll(lines);
        assertThat(read).extracting(line -> line.place().bucket()).isSorted();
        assertThat(read.stream()
                        .filter(line -> line.place().user().value().equals("plain"))
                        .map(UploadedLine::number))
                .containsExactly(10_000_000, 1);
        int middle = read.get(150).place().bucket();
        var parts = sealing().read(work, 0, middle);
        assertThat(parts).hasSizeLessThan(read.size());
        assertThat(parts.size() + sealing().read(work, middle, Place.BUCKETS).size())
                .isEqualTo(read.size());
    }

    @Test
    void aGrayReleaseIsSealedInItsWavesAndOnlyTheFirstIsSent() {
        var plan = new GrayPlan(List.of(25, 100), new Gate.Auto(0.05, Duration.ofMinutes(1)));
        var later = Instant.now().plusSeconds(3600);
        for (var schedule : List.of(
                new Schedule(Optional.empty(), Optional.of(plan)),
                new Schedule(Optional.of(later), Optional.of(plan)))) {
            var task = fixture().anOpenTask(schedule);
            fixture().uploaded(task, "a", "b", "c", "d");
            awaited().seal(task.id());
            var work = sealing().claim(NODE, LEASE).orElseThrow();
            assertThat(work.gray()).contains(plan);
            assertThat(sealing().write(work, List.of(), SealCursor.START))
                    .as("a lease is renewed before anything is sealed")
                    .isTrue();
            var places = places(work);
            List<SealedBatch> waves =
                    List.of(batch(work, 1, 1, places.subList(0, 1)), batch(work, 2, 2, places.subList(1, 4)));
            assertThat(sealing().write(work, waves, cursor(work, waves))).isTrue();
            assertThat(sealing().finish(work, true, "sealed")).isTrue();
            assertThat(queue().claim(NODE, 10, LEASE, Set.of()))
                    .extracting(ClaimedBatch::number)
                    .isEqualTo(schedule.sendAt().isPresent() ? List.of() : List.of(1));
        }
    }

    @Test
    void nothingIsSentBeforeTheTaskIsReady() {
        var task = fixture().aTaskToSeal("a", "b", "c");
        var work = sealing().claim(NODE, LEASE).orElseThrow();
        var sealed = all(work);
        assertThat(sealing().write(work, sealed, cursor(work, sealed))).isTrue();
        assertThat(queue().claim(NODE, 10, LEASE, Set.of())).isEmpty();
        assertThat(found(task).progress()).isEqualTo(new Progress(3, 0, 0, 0, 0, 3));

        assertThat(sealing().finish(work, true, "sealed")).isTrue();
        assertThat(found(task).stage()).isEqualTo(TaskStage.READY);
        assertThat(found(task).status()).isEqualTo(TaskStatus.PENDING);
        var claimed = queue().claim(NODE, 10, LEASE, Set.of());
        assertThat(claimed).singleElement().satisfies(batch -> {
            assertThat(batch.people()).isEqualTo(3);
            assertThat(batch.request()).isEqualTo(sealed.getFirst().request());
            assertThat(batch.repeatWindow()).isEqualTo(sealed.getFirst().repeatWindow());
        });
        assertThat(ledger().list(task.id(), PageRequest.first(10)).items())
                .extracting(Recipient::user)
                .isEqualTo(sealed.getFirst().users());
        assertThat(sealing().claim(NODE, LEASE)).isEmpty();
    }

    @Test
    void countsThatDoNotAgreeFailTheTask() {
        var task = fixture().aTaskToSeal("a");
        var work = sealing().claim(NODE, LEASE).orElseThrow();
        var sealed = all(work);
        sealing().write(work, sealed, cursor(work, sealed));
        assertThat(sealing().finish(work, false, "failed")).isTrue();
        assertThat(found(task).status()).isEqualTo(TaskStatus.FAILED);
        assertThat(queue().claim(NODE, 10, LEASE, Set.of())).isEmpty();
        assertThat(sealing().claim(NODE, LEASE)).isEmpty();
    }

    @Test
    void whoeverComesNextGoesOnWhereADeadNodeStopped() {
        fixture().aTaskToSeal("a", "b", "c", "d");
        var dead = sealing().claim(NODE, SHORT).orElseThrow();
        var places = places(dead);
        var first = List.of(batch(dead, 1, places.subList(0, 2)));
        assertThat(sealing().write(dead, first, cursor(dead, first))).isTrue();

        var next = claimedOnceTheLeaseIsOver();
        assertThat(next.fence()).isGreaterThan(dead.fence());
        assertThat(next.cursor()).isEqualTo(cursor(dead, first));
        var second = List.of(batch(next, 2, places.subList(2, 4)));
        assertThat(sealing().write(dead, second, cursor(dead, second))).isFalse();
        assertThat(sealing().finish(dead, true, "late")).isFalse();
        assertThat(sealing().write(next, second, cursor(next, second))).isTrue();
        assertThat(sealing().write(next, List.of(), cursor(next, second))).isTrue();
        assertThat(sealing().finish(next, true, "sealed")).isTrue();
        assertThat(ledger().list(next.task(), PageRequest.first(10)).items())
                .extracting(Recipient::user)
                .containsExactlyElementsOf(places.stream().map(Place::user).toList());
    }

    private SealWork claimedOnceTheLeaseIsOver() {
        Optional<SealWork> work = Optional.empty();
        while (work.isEmpty()) {
            work = sealing().claim(NODE, LEASE);
        }
        return work.get();
    }

    @Test
    void aTaskThatWasCancelledIsNotSealed() {
        var task = fixture().aTaskToSeal("a", "b");
        var work = sealing().claim(NODE, SHORT).orElseThrow();
        var sealed = all(work);
        setStatus(task.id(), TaskStatus.CANCELLED);
        assertThat(sealing().write(work, sealed, cursor(work, sealed))).isFalse();
        assertThat(sealing().finish(work, true, "late")).isFalse();
        assertThat(sealing().claim(NODE, LEASE)).isEmpty();
        assertThat(ledger().list(task.id(), PageRequest.first(10)).items()).isEmpty();
    }

    private MassTask found(MassTask task) {
        return tasks().find(task.bizNo()).orElseThrow();
    }

    private List<Place> places(SealWork work) {
        return sealing().read(work, 0, Place.BUCKETS).stream()
                .map(UploadedLine::place)
                .sorted()
                .toList();
    }

    private List<SealedBatch> all(SealWork work) {
        return List.of(batch(work, 1, places(work)));
    }

    private static SealedBatch batch(SealWork work, int number, List<Place> places) {
        return batch(work, number, 1, places);
    }

    private static SealedBatch batch(SealWork work, int number, int wave, List<Place> places) {
        List<UserId> users = places.stream().map(Place::user).toList();
        var part = BatchPlan.part(work.bizNo(), number, wave, users);
        var request = new SealedRequest(("{" + users + "}").getBytes(StandardCharsets.UTF_8));
        return new SealedBatch(
                number, wave, users, request, part.duplicateCheck().interval());
    }

    private static SealCursor cursor(SealWork work, List<SealedBatch> batches) {
        var last = Place.of(work.bizNo(), batches.getLast().users().getLast());
        long people = batches.stream().mapToLong(batch -> batch.users().size()).sum();
        return new SealCursor(
                Optional.of(last),
                batches.getLast().number(),
                work.cursor().people() + people,
                Long.MIN_VALUE,
                work.cursor().lines() + people,
                Long.MAX_VALUE);
    }
}
