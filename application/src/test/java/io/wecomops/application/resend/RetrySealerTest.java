package io.wecomops.application.resend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.SealedBatch;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.resend.FailedPerson;
import io.wecomops.domain.resend.ResendCursor;
import io.wecomops.domain.resend.ResendQueue;
import io.wecomops.domain.resend.ResendWork;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetrySealerTest {
    private static final Duration WINDOW = Duration.ofHours(4).minusSeconds(3600);

    private final Source source = new Source();
    private final RetrySealer sealer = new RetrySealer(
            source,
            (agent, message, users, check) -> new SealedRequest((message + " " + users + " " + check).getBytes(UTF_8)),
            (before, check) ->
                    new SealedRequest((new String(before.bytes(), UTF_8) + " renewed " + check).getBytes(UTF_8)),
            new BatchPlan(3));

    private static ResendWork work(Message message, ResendCursor cursor) {
        return new ResendWork(
                new TaskId(2),
                new BizNo("b-retry-1"),
                new AgentId(7),
                message,
                new TraceId("t"),
                new TaskId(1),
                1,
                cursor,
                Duration.ofSeconds(30),
                1);
    }

    private void failed(int people, boolean personal) {
        source.people.addAll(IntStream.rangeClosed(1, people)
                .mapToObj(i -> new FailedPerson(
                        i * 10L,
                        new UserId("p" + i),
                        WINDOW,
                        personal ? Optional.of(new SealedRequest(("to p" + i).getBytes(UTF_8))) : Optional.empty()))
                .toList());
    }

    @Test
    void everybodyIsSealedInOrderInBatchesOfTheSize() {
        failed(8, false);

        assertThat(sealer.seal(work(new Message.Text("hi"), ResendCursor.START)))
                .isTrue();

        assertThat(source.stored).extracting(batch -> batch.users().size()).containsExactly(3, 3, 2);
        assertThat(source.stored).extracting(SealedBatch::number).containsExactly(1, 2, 3);
        assertThat(source.stored.stream().flatMap(batch -> batch.users().stream()))
                .containsExactlyElementsOf(
                        source.people.stream().map(FailedPerson::user).toList());
        assertThat(source.finished).contains(new ResendCursor(80, 3, 8));
    }

    @Test
    void theCheckDiffersFromThatOfTheRequestThatFailedAtEitherEndOfItsRange() {
        failed(3, false);
        sealer.seal(work(new Message.Text("hi"), ResendCursor.START));

        assertThat(source.stored.getFirst().repeatWindow())
                .as("the shortest is followed by the longest")
                .isEqualTo(Duration.ofHours(4));
    }

    @Test
    void aPersonalMessageIsTakenFromTheRequestThatFailed() {
        failed(2, true);
        sealer.seal(work(new Message.Text("hi {{name}}"), ResendCursor.START));

        assertThat(source.stored)
                .extracting(batch -> new String(batch.request().bytes(), UTF_8))
                .containsExactly(
                        "to p1 renewed DuplicateCheck[interval=PT4H]", "to p2 renewed DuplicateCheck[interval=PT4H]");
    }

    @Test
    void itGoesOnWhereADeadNodeStopped() {
        failed(8, false);
        source.writesLeft = 4;
        assertThat(sealer.seal(work(new Message.Text("hi"), ResendCursor.START)))
                .isFalse();
        var before = List.copyOf(source.stored);
        source.writesLeft = Integer.MAX_VALUE;

        assertThat(sealer.seal(work(new Message.Text("hi"), source.cursor))).isTrue();

        assertThat(before).isNotEmpty();
        assertThat(source.stored.stream().flatMap(batch -> batch.users().stream()))
                .containsExactlyElementsOf(
                        source.people.stream().map(FailedPerson::user).toList());
        assertThat(source.stored).extracting(SealedBatch::number).containsExactly(1, 2, 3);
    }

    @Test
    void whereNobodyIsLeftToSendToItIsReadyAllTheSame() {
        assertThat(sealer.seal(work(new Message.Text("hi"), ResendCursor.START)))
                .isTrue();
        assertThat(source.stored).isEmpty();
    }

    /** Pages of two, and every other page empty. */
    private static final class Source implements ResendQueue {
        private final List<FailedPerson> people = new ArrayList<>();
        private final List<SealedBatch> stored = new ArrayList<>();
        private ResendCursor cursor = ResendCursor.START;
        private Optional<ResendCursor> finished = Optional.empty();
        private int writesLeft = Integer.MAX_VALUE;

        @Override
        public Optional<ResendWork> claim(NodeId owner, Duration lease) {
            return Optional.empty();
        }

        @Override
        public Page<FailedPerson> read(ResendWork work, PageRequest page) {
            if (page.after() % 10 == 0 && page.after() > 0) {
                return new Page<>(List.of(), OptionalLong.of(page.after() + 1));
            }
            var next = people.stream()
                    .filter(person -> person.position() > page.after())
                    .limit(2)
                    .toList();
            long reached = next.isEmpty() ? 0 : next.getLast().position();
            boolean more = !people.isEmpty() && reached < people.getLast().position() && !next.isEmpty();
            return new Page<>(next, more ? OptionalLong.of(reached) : OptionalLong.empty());
        }

        @Override
        public boolean write(ResendWork work, List<SealedBatch> batches, ResendCursor next) {
            if (writesLeft-- <= 0) {
                return false;
            }
            stored.addAll(batches);
            cursor = next;
            return true;
        }

        @Override
        public boolean finish(ResendWork work, ResendCursor sealed) {
            finished = Optional.of(sealed);
            return true;
        }
    }
}
