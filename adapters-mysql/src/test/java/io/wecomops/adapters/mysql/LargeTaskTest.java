package io.wecomops.adapters.mysql;

import static io.wecomops.testkit.fixture.MassTasksFixture.LONG_LEASE;
import static io.wecomops.testkit.fixture.MassTasksFixture.NODE;
import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.Acceptance;
import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.page.PageRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The largest task there is, and 100,000 batches that wait. Says what it took; how fast is for the benchmarks to judge. */
@Timeout(300)
class LargeTaskTest {
    @TempDir
    Path folder;

    @Test
    void largestTaskInTheEmbeddedFile() {
        try (var adapters = MysqlAdapters.open(MysqlSettings.embedded(folder.resolve("large")))) {
            adapters.migrate();
            acceptsTheLargestTask("H2 file", adapters);
        }
    }

    @Test
    void largestTaskOnARealServer() {
        try (var bed = TestBed.mysql()) {
            acceptsTheLargestTask("server", bed.adapters());
        }
    }

    private static void acceptsTheLargestTask(String where, MysqlAdapters adapters) {
        var task = aTextTaskFor(Audience.MAX_USERS, 300);
        var accepted = timed(
                where + ": 100,000 people accepted", () -> adapters.massTasks().accept(task));
        assertThat(accepted).isInstanceOf(Acceptance.Accepted.class);
        var claimed = timed(
                where + ": its 334 batches claimed",
                () -> adapters.batchQueue().claim(NODE, 1_000, LONG_LEASE, Set.of()));
        assertThat(claimed).hasSameSizeAs(task.batches());
        timed(where + ": its 334 batches recorded", () -> {
            claimed.forEach(batch -> assertThat(
                            adapters.batchQueue().record(batch, new BatchResult.Sent("m", List.of())))
                    .isTrue());
            return claimed;
        });
        assertThat(adapters.massTasks().endFinished()).hasSize(1);
    }

    @Test
    void manyBatchesWaitOnH2() {
        try (var bed = TestBed.h2()) {
            manyBatchesWait("H2", bed);
        }
    }

    @Test
    void manyBatchesWaitOnARealServer() {
        try (var bed = TestBed.mysql()) {
            manyBatchesWait("server", bed);
        }
    }

    private static void manyBatchesWait(String where, TestBed bed) {
        var adapters = bed.adapters();
        var small = aTextTaskFor(1_000, 1);
        adapters.massTasks().accept(small);
        claimsTimed(where + ": a claim of one, 1,000 waiting", adapters, 200);
        bed.execute("UPDATE mass_task SET status = 2");

        var large = aTextTaskFor(Audience.MAX_USERS, 1);
        timed(where + ": 100,000 batches accepted", () -> adapters.massTasks().accept(large));
        var id = claimsTimed(where + ": a claim of one, 100,000 waiting", adapters, 200)
                .getFirst()
                .taskId();
        bed.execute(
                "UPDATE mass_batch SET state = 3, due_ms = 9223372036854775807 WHERE task_id = ? AND batch_no < 90000",
                id.value());
        claimsTimed(where + ": a claim of one, 90,000 ended and 10,000 waiting", adapters, 200);

        var progress = timed(
                where + ": progress over 100,000 batches",
                () -> adapters.massTasks()
                        .find(large.submission().bizNo())
                        .orElseThrow()
                        .progress());
        assertThat(progress).isEqualTo(new Progress(100_000, 89_999, 0, 0, 0, 10_001));
        assertThat(timed(
                        where + ": one person found",
                        () -> adapters.recipientLedger().find(id, new UserId("person-77777"))))
                .isPresent();
        assertThat(timed(
                                where + ": a page of those pending, past 89,999 others",
                                () -> adapters.recipientLedger()
                                        .list(id, RecipientState.PENDING, PageRequest.first(100)))
                        .items())
                .hasSize(100);
    }

    private static List<ClaimedBatch> claimsTimed(String what, MysqlAdapters adapters, int claims) {
        List<ClaimedBatch> all = new ArrayList<>();
        long[] micros = new long[claims];
        for (int i = 0; i < claims; i++) {
            long begin = System.nanoTime();
            all.addAll(adapters.batchQueue().claim(NODE, 1, LONG_LEASE, Set.of()));
            micros[i] = (System.nanoTime() - begin) / 1_000;
        }
        assertThat(all).hasSize(claims);
        Arrays.sort(micros);
        System.out.println(what + ": median " + micros[claims / 2] + " us, p95 " + micros[claims * 95 / 100] + " us");
        return all;
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long begin = System.nanoTime();
        T result = work.get();
        System.out.println(
                what + ": " + Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms");
        return result;
    }
}
