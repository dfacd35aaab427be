package io.wecomops.application.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.application.masstask.WorkBell;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.masstask.Gate;
import io.wecomops.domain.masstask.GrayPlan;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.Schedule;
import io.wecomops.domain.masstask.SealedBatch;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import io.wecomops.domain.upload.AwaitedSubmission;
import io.wecomops.domain.upload.SealCursor;
import io.wecomops.domain.upload.SealWork;
import io.wecomops.testkit.ManualTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SealerTest {
    private static final BizNo TASK = new BizNo("sale-1");
    private static final AgentId AGENT = new AgentId(1);
    private static final NodeId NODE = new NodeId("node");
    private static final BatchPlan PLAN = new BatchPlan(7);
    private static final Schedule IN_WAVES =
            new Schedule(Optional.empty(), Optional.of(new GrayPlan(List.of(1, 10, 100), new Gate.Manual())));
    private static final RequestSealer REQUESTS = (agent, message, users, check) ->
            new SealedRequest((agent + message.toString() + users + check).getBytes(StandardCharsets.UTF_8));

    private UploadWorld world = new UploadWorld();

    @BeforeEach
    void begin() {
        world = new UploadWorld();
    }

    private void uploaded(String content, ReadLine... lines) {
        uploaded(content, Schedule.AT_ONCE, lines);
    }

    private void uploaded(String content, Schedule schedule, ReadLine... lines) {
        var message = new Message.Text(content);
        if (world.uploads.isEmpty()) {
            new OpenAwaitedTask(world)
                    .open(
                            new AwaitedSubmission(TASK, AGENT, message, DeliveryMode.EFFECTIVELY_ONCE, schedule),
                            new TraceId("t"));
        }
        Deque<ReadLine> left = new ArrayDeque<>(List.of(lines));
        var answer = new ReceiveUpload(world, world, world, 1_000_000)
                .receive(TASK, 0, _ -> () -> left.isEmpty() ? new ReadLine.End() : left.removeFirst());
        assertThat(answer).isInstanceOf(ReceiveUpload.Answer.Complete.class);
    }

    private static ReadLine[] people(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new ReadLine.Named(i, "p" + i, Map.of()))
                .toArray(ReadLine[]::new);
    }

    private Sealer sealer() {
        return new Sealer(world, world, REQUESTS, PLAN);
    }

    private SealWork work() {
        world.seal(UploadWorld.ID);
        return world.claim(NODE, Duration.ofMinutes(1)).orElseThrow();
    }

    private static List<SealedBatch> asIfTheyHadComeWithTheTask(int count) {
        return asIfTheyHadComeWithTheTask(count, Schedule.AT_ONCE);
    }

    private static List<SealedBatch> asIfTheyHadComeWithTheTask(int count, Schedule schedule) {
        var users = IntStream.rangeClosed(1, count)
                .mapToObj(i -> new UserId("p" + i))
                .toList();
        return PLAN.cut(TASK, new Audience(users), schedule).stream()
                .map(part -> new SealedBatch(
                        part.number(),
                        part.wave(),
                        part.users(),
                        REQUESTS.seal(AGENT, new Message.Text("hello {{"), part.users(), part.duplicateCheck()),
                        part.duplicateCheck().interval()))
                .toList();
    }

    @Test
    void batchesAreThoseThatTheSamePeopleInlineWouldHaveMade() {
        for (int count : new int[] {1, 6, 7, 8, 700, 20_000}) {
            begin();
            uploaded("hello \\{{", people(count));
            assertThat(sealer().seal(work())).isTrue();
            assertThat(world.batches).as("of " + count).isEqualTo(asIfTheyHadComeWithTheTask(count));
            assertThat(world.finished()).containsExactly(true);
        }
    }

    @Test
    void aSealingThatIsKilledAtAnyStepIsGoneOnWith() {
        int steps = 0;
        for (boolean killed = true; killed; steps++) {
            begin();
            uploaded("hello \\{{", people(20_000));
            world.seal(UploadWorld.ID);
            world.changesLeft = steps;
            killed = false;
            try {
                sealer().seal(work());
            } catch (DependencyUnavailableException gone) {
                killed = true;
                world.changesLeft = -1;
                assertThat(sealer().seal(work())).isTrue();
            }
            assertThat(world.batches).as("killed at step " + steps).isEqualTo(asIfTheyHadComeWithTheTask(20_000));
        }
        assertThat(steps).isGreaterThan(4);
    }

    @Test
    void wavesAreThoseOfTheSamePeopleInlineThoughManyAreNamedTwice() {
        for (int count : new int[] {1, 2, 6, 7, 8, 99, 700, 20_000}) {
            begin();
            uploaded("hello \\{{", IN_WAVES, people(count));
            uploaded("hello \\{{", IN_WAVES, people(Math.ceilDiv(count, 3)));
            assertThat(sealer().seal(work())).isTrue();
            assertThat(world.batches).as("of " + count).isEqualTo(asIfTheyHadComeWithTheTask(count, IN_WAVES));
            for (int wave = 1; wave <= 3; wave++) {
                assertThat(peopleUpToWave(wave))
                        .isEqualTo(Math.ceilDiv(count * List.of(1, 10, 100).get(wave - 1), 100));
            }
        }
    }

    private int peopleUpToWave(int wave) {
        return world.batches.stream()
                .filter(batch -> batch.wave() <= wave)
                .mapToInt(batch -> batch.users().size())
                .sum();
    }

    @Test
    void aGrayReleaseThatIsKilledWhileItIsSealedHasTheSameWaves() {
        int steps = 0;
        for (boolean killed = true; killed; steps++) {
            begin();
            uploaded("hello \\{{", IN_WAVES, people(30_000));
            uploaded("hello \\{{", IN_WAVES, people(500));
            world.seal(UploadWorld.ID);
            world.changesLeft = steps;
            killed = false;
            try {
                sealer().seal(work());
            } catch (DependencyUnavailableException gone) {
                killed = true;
                world.changesLeft = -1;
                assertThat(sealer().seal(work())).isTrue();
            }
            assertThat(world.batches)
                    .as("killed at step " + steps)
                    .isEqualTo(asIfTheyHadComeWithTheTask(30_000, IN_WAVES));
        }
        assertThat(steps).isGreaterThan(5);
    }

    @Test
    void whoeverIsNamedTwiceStandsInOneBatch() {
        uploaded("hello", people(50));
        uploaded("hello", people(60));
        assertThat(sealer().seal(work())).isTrue();
        assertThat(world.batches.stream().flatMap(batch -> batch.users().stream()))
                .hasSize(60)
                .doesNotHaveDuplicates();
        assertThat(world.cursor.lines()).isEqualTo(110);
    }

    @Test
    void personalMessagesAreForOneEachAndTheLastLineCounts() {
        uploaded(
                "hello {{name}}",
                new ReadLine.Named(1, "a", Map.of("name", "Ann")),
                new ReadLine.Named(2, "b", Map.of("name", "{{name}}")),
                new ReadLine.Named(3, "A", Map.of("name", "Anna")));
        assertThat(sealer().seal(work())).isTrue();
        assertThat(world.batches)
                .extracting(batch -> new String(batch.request().bytes(), StandardCharsets.UTF_8))
                .hasSize(2)
                .anyMatch(request -> request.contains("hello Anna") && request.contains("[a]"))
                .anyMatch(request -> request.contains("hello {{name}}") && request.contains("[b]"));
    }

    @Test
    void aLineThatIsNotMetFailsTheTask() {
        uploaded("hello", people(20));
        world.linesOf(1).removeLast();
        assertThat(sealer().seal(work())).isFalse();
        assertThat(world.finished()).containsExactly(false);
    }

    @Test
    void aPersonWhoIsStoredTwiceFailsTheTask() {
        uploaded("hello", people(14));
        var work = work();
        var doubled = asIfTheyHadComeWithTheTask(14).getFirst();
        world.batches.add(doubled);
        assertThat(sealer().seal(work)).isFalse();
        assertThat(world.finished()).containsExactly(false);
    }

    @Test
    void aClaimThatIsLostEndsTheSealingAtOnce() {
        uploaded("hello", people(20));
        var work = work();
        world.overtaken = true;
        assertThat(sealer().seal(work)).isFalse();
        assertThat(world.batches).isEmpty();
        assertThat(world.finished()).isEmpty();
        assertThat(world.cursor).isEqualTo(SealCursor.START);
    }

    @Test
    void aNodeSealsWhatIsToBeSealedAndClearsUpWhenThereIsNothing() throws InterruptedException {
        uploaded("hello", people(20));
        world.seal(UploadWorld.ID);
        var toSeal = new WorkBell();
        var toSend = new WorkBell();
        var seal =
                new SealUploads(NODE, world, world, sealer(), Duration.ofMinutes(1), toSeal, toSend, new ManualTime());
        assertThat(seal.round()).isTrue();
        assertThat(world.finished()).containsExactly(true);
        assertThat(seal.round()).isTrue();
        assertThat(seal.round()).isFalse();
    }

    @Test
    void aDatabaseThatIsGoneIsWaitedFor() throws InterruptedException {
        uploaded("hello", people(20));
        world.seal(UploadWorld.ID);
        world.changesLeft = 0;
        var time = new ManualTime();
        var seal = new SealUploads(
                NODE, world, world, sealer(), Duration.ofMinutes(1), new WorkBell(), new WorkBell(), pause -> {
                    time.sleep(pause);
                    world.changesLeft = -1;
                });
        var thread = Thread.ofVirtual().start(seal);
        while (world.cleared.get() < 2) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        thread.join();
        assertThat(world.finished()).containsExactly(true);
    }
}
