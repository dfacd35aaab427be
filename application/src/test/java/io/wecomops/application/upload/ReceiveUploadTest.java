package io.wecomops.application.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wecomops.application.masstask.SubmitMassTask;
import io.wecomops.application.masstask.WorkBell;
import io.wecomops.application.upload.ReceiveUpload.Answer;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import io.wecomops.domain.upload.AwaitedSubmission;
import io.wecomops.domain.upload.SealRequest;
import io.wecomops.domain.upload.Upload;
import io.wecomops.domain.upload.UploadState;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReceiveUploadTest {
    private static final BizNo TASK = new BizNo("sale-1");
    private static final TraceId TRACE = new TraceId("t-1");

    private final UploadWorld world = new UploadWorld();
    private final ReceiveUpload receive = new ReceiveUpload(world, world, world, 20_000);

    private SubmitMassTask.Answer open(String content) {
        return new OpenAwaitedTask(world)
                .open(
                        new AwaitedSubmission(
                                TASK, new AgentId(1), new Message.Text(content), DeliveryMode.EFFECTIVELY_ONCE),
                        TRACE);
    }

    private static Function<Set<String>, RecipientLines> body(ReadLine... lines) {
        Deque<ReadLine> left = new ArrayDeque<>(List.of(lines));
        return _ -> () -> left.isEmpty() ? new ReadLine.End() : left.removeFirst();
    }

    private static ReadLine[] people(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> new ReadLine.Named(i, "p" + i, Map.of()))
                .toArray(ReadLine[]::new);
    }

    /** Some lines, and then the sender is gone. */
    private static Function<Set<String>, RecipientLines> cutAfter(ReadLine... lines) {
        Deque<ReadLine> left = new ArrayDeque<>(List.of(lines));
        return _ -> () -> {
            if (left.isEmpty()) {
                throw new IllegalStateException("the sender is gone");
            }
            return left.removeFirst();
        };
    }

    @Test
    void aWholeUploadCounts() {
        open("hello");
        var answer = receive.receive(
                TASK, 0, body(new ReadLine.Empty(1), named(2, " Ann "), new ReadLine.Empty(3), named(4, "ann")));
        assertThat(answer).isInstanceOf(Answer.Complete.class);
        var upload = ((Answer.Complete) answer).upload();
        assertThat(upload.lines()).isEqualTo(4);
        assertThat(upload.people()).isEqualTo(2);
        assertThat(world.uploads).containsEntry(1, upload);
        assertThat(new ReportUploads(world, world).of(TASK).orElseThrow()).containsExactly(upload);
        assertThat(new ReportUploads(world, world).of(new BizNo("other"))).isEmpty();
    }

    private static ReadLine.Named named(int number, String user) {
        return new ReadLine.Named(number, user, Map.of());
    }

    @Test
    void openingIsToldFromAConflict() {
        assertThat(open("hello")).isInstanceOf(SubmitMassTask.Answer.Accepted.class);
        assertThat(open("hello")).isInstanceOf(SubmitMassTask.Answer.Repeated.class);
        assertThat(open("bye")).isInstanceOf(SubmitMassTask.Answer.Conflict.class);
    }

    @Test
    void linesAreStoredAsTheyCome() {
        open("hello");
        receive.receive(TASK, 0, body(people(1, 12_000)));
        assertThat(world.linesOf(1)).hasSize(12_000);
        assertThat(world.upload(1).lines()).isEqualTo(12_000);
    }

    @Test
    void badLinesAreToldWithTheirNumbersAndNothingCounts() {
        open("hello {{name}}");
        var answer = receive.receive(
                TASK,
                0,
                body(
                        new ReadLine.Named(1, "a", Map.of("name", "A")),
                        new ReadLine.Named(2, "", Map.of("name", "B")),
                        new ReadLine.Bad(3, "is bad"),
                        new ReadLine.Named(4, "c", Map.of()),
                        new ReadLine.Named(5, "d", Map.of("name", "x".repeat(2048))),
                        new ReadLine.Broken(6, "is broken"),
                        new ReadLine.Named(7, "never read", Map.of())));
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        var refused = (Answer.Refused) answer;
        assertThat(refused.all()).isEqualTo(5);
        assertThat(refused.first()).extracting(BadLine::number).containsExactly(2, 3, 4, 5, 6);
        assertThat(refused.first().get(2).rule()).isEqualTo("the variable name is missing or empty");
        assertThat(world.upload(1).state()).isEqualTo(UploadState.REFUSED);
    }

    @Test
    void noMoreThanAHundredBadLinesAreListedAndNothingIsStoredAfterTheFirst() {
        open("hello");
        var lines = new ReadLine[15_000];
        Arrays.setAll(lines, i -> i < 300 ? new ReadLine.Bad(i + 1, "is bad") : named(i + 1, "p" + i));
        var refused = (Answer.Refused) receive.receive(TASK, 0, body(lines));
        assertThat(refused.first()).hasSize(100);
        assertThat(refused.all()).isEqualTo(300);
        assertThat(world.linesOf(1)).isEmpty();
    }

    @Test
    void anUploadOfNobodyAndOneOfTooManyAreRefused() {
        open("hello");
        assertThat(receive.receive(TASK, 0, body())).isInstanceOf(Answer.Refused.class);
        var tooMany = (Answer.Refused) receive.receive(TASK, 0, body(people(1, 20_002)));
        assertThat(tooMany.first().getFirst().number()).isEqualTo(20_002);
    }

    @Test
    void aCutUploadIsGoneOnWithByTheSameFileOnly() {
        open("hello");
        assertThatThrownBy(() -> receive.receive(TASK, 0, cutAfter(people(1, 7_000))))
                .hasMessage("the sender is gone");
        assertThat(world.upload(1)).satisfies(cut -> {
            assertThat(cut.state()).isEqualTo(UploadState.CUT);
            assertThat(cut.lines()).isEqualTo(5_000);
        });

        var other = people(1, 7_000);
        other[10] = named(11, "somebody-else");
        assertThat(receive.receive(TASK, 1, body(other))).isInstanceOf(Answer.OtherFile.class);
        assertThat(receive.receive(TASK, 1, body(people(1, 10)))).isInstanceOf(Answer.OtherFile.class);
        assertThat(world.upload(1).state()).isEqualTo(UploadState.CUT);

        var complete = (Answer.Complete) receive.receive(TASK, 1, body(people(1, 7_000)));
        assertThat(complete.upload().people()).isEqualTo(7_000);
        assertThat(world.linesOf(1)).hasSize(7_000).doesNotHaveDuplicates();
        assertThat(receive.receive(TASK, 1, body())).isEqualTo(new Answer.NotCut(UploadState.COMPLETE));
        assertThat(receive.receive(TASK, 2, body())).isInstanceOf(Answer.NoSuchUpload.class);
    }

    @Test
    void aDatabaseThatGoesAwayCutsTheUpload() {
        open("hello");
        world.changesLeft = 1;
        assertThatExceptionOfType(DependencyUnavailableException.class)
                .isThrownBy(() -> receive.receive(TASK, 0, body(people(1, 12_000))));
        world.changesLeft = -1;
        assertThat(world.upload(1).lines()).isEqualTo(5_000);
    }

    @Test
    void whoIsOvertakenIsTold() {
        open("hello");
        world.overtaken = true;
        assertThat(receive.receive(TASK, 0, body(people(1, 1)))).isEqualTo(new Answer.Overtaken(1));
        assertThat(receive.receive(TASK, 0, body(people(1, 6_000)))).isEqualTo(new Answer.Overtaken(2));
        assertThat(receive.receive(TASK, 0, body(new ReadLine.Bad(1, "is bad"))))
                .isEqualTo(new Answer.Overtaken(3));
    }

    @Test
    void onlyATaskThatWaitsTakesUploads() {
        assertThat(receive.receive(TASK, 0, body())).isInstanceOf(Answer.NoTask.class);
        open("hello");
        var seal = new SealAwaitedTask(world, world, new WorkBell());
        assertThat(seal.seal(new BizNo("other"))).isEmpty();
        assertThat(seal.seal(TASK).orElseThrow().request()).isInstanceOf(SealRequest.Begun.class);
        assertThat(seal.seal(TASK).orElseThrow().request()).isInstanceOf(SealRequest.Already.class);
        assertThat(receive.receive(TASK, 0, body())).isInstanceOf(Answer.NotReceiving.class);
    }

    @Test
    void theSumIsTheSameInWhateverOrderTheLinesCome() {
        open("hello");
        var there = (Answer.Complete) receive.receive(TASK, 0, body(named(1, "a"), named(2, "b"), named(3, "c")));
        var back = (Answer.Complete) receive.receive(TASK, 0, body(named(1, "c"), named(2, "a"), named(3, "b")));
        assertThat(there.upload().sum()).isEqualTo(back.upload().sum()).isNotZero();
        assertThat(List.of(there, back))
                .extracting(Answer.Complete::upload)
                .extracting(Upload::number)
                .containsExactly(1, 2);
    }
}
