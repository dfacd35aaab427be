package io.wecomops.benchmarks.masstask;

import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.adapters.mysql.MysqlSettings;
import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.masstask.Fingerprint;
import io.wecomops.domain.masstask.NewMassTask;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.masstask.SealedBatch;
import io.wecomops.domain.masstask.Submission;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import io.wecomops.testservers.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** One database with a task of many people, and what is asked of it. */
final class SizedTables implements AutoCloseable {
    private static final NodeId NODE = new NodeId("node");
    private static final BizNo RUNNING = new BizNo("running");
    private static final int AT_ONCE = 20;

    private final long people;
    private final MysqlAdapters mysql;
    private final TaskId filled = new TaskId(1);
    private final List<ClaimedBatch> claimed = new ArrayList<>();
    private long asked;

    private SizedTables(long people, MysqlAdapters mysql) {
        this.people = people;
        this.mysql = mysql;
    }

    static SizedTables of(TestDatabase server, String database, long people) throws SQLException {
        return of(server, database, people, FilledTables.BATCH, people);
    }

    static SizedTables of(TestDatabase server, String database, long people, int batchSize, long sent)
            throws SQLException {
        var mysql = MysqlAdapters.open(new MysqlSettings.Server(
                server.host(), server.port(), server.user(), server.password(), database, "utf8mb4", 4));
        mysql.migrate();
        FilledTables.with(server, database, people, batchSize, sent);
        mysql.massTasks().accept(running());
        return new SizedTables(people, mysql);
    }

    /** Ten thousand people in a thousand batches, to be claimed. */
    private static NewMassTask running() {
        var users =
                IntStream.range(0, 10_000).mapToObj(i -> new UserId("r" + i)).toList();
        var submission = new Submission(
                RUNNING, new AgentId(1), new Message.Text("hello"), new Audience(users), DeliveryMode.EFFECTIVELY_ONCE);
        var batches = new BatchPlan(10)
                .cut(RUNNING, submission.audience()).stream()
                        .map(part -> new SealedBatch(
                                part.number(),
                                part.users(),
                                new SealedRequest(new byte[300]),
                                part.duplicateCheck().interval()))
                        .toList();
        return new NewMassTask(submission, new Fingerprint("0".repeat(64)), new TraceId("t"), batches);
    }

    long people() {
        return people;
    }

    void claim() {
        claimed.addAll(check(mysql.batchQueue().claim(NODE, AT_ONCE, Duration.ofMinutes(5), Set.of()), AT_ONCE));
    }

    /** Notes the send and the result of one of those that were claimed. */
    void record() {
        ClaimedBatch batch = claimed.removeLast();
        if (!mysql.batchQueue().startSending(batch)
                || !mysql.batchQueue().record(batch, new BatchResult.Sent("m", List.of()))) {
            throw new IllegalStateException("the claim was lost");
        }
    }

    void task() {
        mustBeThere(mysql.taskControl().details(RUNNING));
    }

    void filledTask() {
        mustBeThere(mysql.taskControl().details(new BizNo(FilledTables.BIZ_NO)));
    }

    /** As a node does in the background. */
    void sumUp() {
        while (mysql.batchBlocks().cut() + mysql.batchBlocks().sumUp() > 0) {}
    }

    void firstPage() {
        check(mysql.recipientLedger().list(filled, PageRequest.first(100)).items(), 100);
    }

    void deepPage() {
        long after = people - 1_000 - asked++ % 500;
        check(mysql.recipientLedger().list(filled, new PageRequest(100, after)).items(), 100);
    }

    /** One of a thousand people, spread over the first half: a deletion begins at the end. */
    void person() {
        long position = asked++ % 1_000 * (people / 2_000);
        mustBeThere(mysql.recipientLedger().find(filled, FilledTables.user(position)));
    }

    /** One in 300 failed, so a page is found among the first 6,000. */
    void failedPage() {
        check(
                mysql.recipientLedger()
                        .list(filled, RecipientState.FAILED, PageRequest.first(20))
                        .items(),
                20);
    }

    /** Nobody is unknown, which is known once every batch has been looked at. */
    void nobodyUnknown() {
        check(
                mysql.recipientLedger()
                        .list(filled, RecipientState.UNKNOWN, PageRequest.first(20))
                        .items(),
                0);
    }

    void depth() {
        mysql.queueDepth().depth();
    }

    void archive() {
        if (mysql.oldTasks().archive(Duration.ZERO, 1) != 1) {
            throw new IllegalStateException("nothing was archived");
        }
    }

    /** @return how many rows were deleted */
    long purge() {
        return mysql.oldTasks().purge(2_000);
    }

    private static void mustBeThere(Object found) {
        if (found.equals(Optional.empty())) {
            throw new IllegalStateException("not found");
        }
    }

    private static <T> List<T> check(List<T> found, int expected) {
        if (found.size() != expected) {
            throw new IllegalStateException("found " + found.size() + " instead of " + expected);
        }
        return found;
    }

    @Override
    public void close() {
        mysql.close();
    }
}
