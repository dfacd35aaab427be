package io.wecomops.domain.masstask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wecomops.domain.message.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchPlanTest {
    private static final BizNo BIZ_NO = new BizNo("notice-2026-11-22");

    private static Audience audience(int people) {
        return new Audience(
                IntStream.range(0, people).mapToObj(i -> new UserId("u" + i)).toList());
    }

    private static List<UserId> order(List<BatchPlan.Part> parts) {
        return parts.stream().flatMap(part -> part.users().stream()).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "1, 7, 7",
        "300, 1, 1",
        "300, 299, 1",
        "300, 300, 1",
        "300, 301, 2",
        "300, 3001, 11",
        "1000, 1000, 1",
        "1000, 1001, 2",
        "1000, 100000, 100"
    })
    void everybodyStandsInJustOneBatch(int size, int people, int batches) {
        var audience = audience(people);
        var parts = new BatchPlan(size).cut(BIZ_NO, audience);
        assertThat(parts)
                .hasSize(batches)
                .allSatisfy(part -> assertThat(part.users()).hasSizeBetween(1, size));
        assertThat(parts)
                .extracting(BatchPlan.Part::number)
                .isEqualTo(IntStream.rangeClosed(1, batches).boxed().toList());
        assertThat(order(parts)).doesNotHaveDuplicates().hasSize(people);
        assertThat(new HashSet<>(order(parts))).isEqualTo(new HashSet<>(audience.users()));
    }

    @Test
    void doublesAreSentToOnce() {
        var parts = new BatchPlan(2)
                .cut(
                        BIZ_NO,
                        new Audience(List.of(new UserId("a"), new UserId("A"), new UserId("b"), new UserId(" a"))));
        assertThat(parts)
                .singleElement()
                .satisfies(
                        part -> assertThat(part.users()).containsExactlyInAnyOrder(new UserId("a"), new UserId("b")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderAskedInDoesNotMatter(long seed) {
        var users = new ArrayList<>(audience(1000).users());
        var asked = new BatchPlan(300).cut(BIZ_NO, new Audience(users));
        Collections.shuffle(users, new Random(seed));
        assertThat(new BatchPlan(300).cut(BIZ_NO, new Audience(users)))
                .as("seed " + seed)
                .isEqualTo(asked);
    }

    /** Computed apart from this code: the hash promises to be the same on every node and in every release. */
    @Test
    void theOrderStaysTheSameForEver() {
        var parts = new BatchPlan(4).cut(BIZ_NO, audience(10));
        assertThat(parts)
                .extracting(part -> part.users().stream().map(UserId::value).toList() + " "
                        + part.duplicateCheck().interval().toSeconds())
                .containsExactly("[u9, u3, u1, u0] 11016", "[u5, u4, u2, u6] 12217", "[u8, u7] 12050");
    }

    @Test
    void twoTasksForTheSamePeopleDifferInOrder() {
        var audience = audience(300);
        var plan = new BatchPlan(300);
        var orders = IntStream.range(0, 100)
                .mapToObj(i -> order(plan.cut(new BizNo("task-" + i), audience)))
                .toList();
        assertThat(orders).doesNotHaveDuplicates();
    }

    @Test
    void twoTasksForOnePersonDifferInTheInterval() {
        var intervals = new HashSet<Duration>();
        for (int i = 0; i < 1000; i++) {
            var part =
                    new BatchPlan(300).cut(new BizNo("task-" + i), audience(1)).getFirst();
            assertThat(part.duplicateCheck().interval()).isBetween(Duration.ofHours(3), Duration.ofHours(4));
            intervals.add(part.duplicateCheck().interval());
        }
        // 1000 draws out of 3601 hit some twice; what is expected is 873 different ones
        assertThat(intervals).hasSizeGreaterThan(800);
    }

    @Test
    void intervalsReachBothEnds() {
        var seconds = IntStream.range(0, 30_000)
                .mapToLong(i -> new BatchPlan(1)
                        .cut(new BizNo("t" + i), audience(1))
                        .getFirst()
                        .duplicateCheck()
                        .interval()
                        .toSeconds())
                .summaryStatistics();
        assertThat(seconds.getMin()).isBetween(10_800L, 10_805L);
        assertThat(seconds.getMax()).isBetween(14_395L, 14_400L);
    }

    @Test
    void theBatchesOfOneTaskVaryTheirIntervalToo() {
        var parts = new BatchPlan(1).cut(BIZ_NO, audience(50));
        assertThat(parts.stream().map(BatchPlan.Part::duplicateCheck).distinct())
                .hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001, Integer.MAX_VALUE})
    void otherSizesAreRefused(int size) {
        assertThatThrownBy(() -> new BatchPlan(size)).hasMessage("must be 1 to 1000, is " + size);
    }

    @Test
    void saltAndTextAreKeptApart() {
        assertThat(StableHash.of("ab", "c")).isNotEqualTo(StableHash.of("a", "bc"));
    }
}
