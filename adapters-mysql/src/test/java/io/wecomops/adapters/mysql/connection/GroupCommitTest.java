package io.wecomops.adapters.mysql.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.testkit.AtOnce;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupCommitTest {
    private static final int BROKEN = -1;

    private final List<List<Integer>> groups = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);
    private final GroupCommit<Integer> commit = new GroupCommit<>(4, this::carry);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void end() {
        callers.close();
    }

    /** The even are carried, the odd refused; the first group takes until it may end. */
    private List<Boolean> carry(List<Integer> wishes) {
        groups.add(wishes);
        if (groups.size() == 1) {
            try {
                firstMayEnd.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
        if (wishes.contains(BROKEN)) {
            throw new DependencyUnavailableException("database", "carrying", new IllegalStateException("gone"));
        }
        return wishes.stream().map(wish -> wish % 2 == 0).toList();
    }

    /** Returns when it waits, or is carried. */
    private Future<Boolean> wish(int wish) {
        int before = threads.size();
        Future<Boolean> answer = callers.submit(() -> {
            threads.add(Thread.currentThread());
            return commit.carry(wish);
        });
        await().until(() -> threads.size() > before && threads.getLast().getState() == Thread.State.WAITING);
        return answer;
    }

    @Test
    void loneWishIsCarriedAtOnceByItsCaller() {
        firstMayEnd.countDown();
        assertThat(commit.carry(2)).isTrue();
        assertThat(commit.carry(3)).isFalse();
        assertThat(groups).containsExactly(List.of(2), List.of(3));
    }

    @Test
    void whatGathersMeanwhileIsCarriedTogetherInItsOrder() throws Exception {
        List<Future<Boolean>> answers =
                IntStream.range(0, 8).mapToObj(this::wish).toList();
        firstMayEnd.countDown();
        for (int i = 0; i < 8; i++) {
            assertThat(answers.get(i).get()).isEqualTo(i % 2 == 0);
        }
        assertThat(groups).containsExactly(List.of(0), List.of(1, 2, 3, 4), List.of(5, 6, 7));
    }

    @Test
    void failureOfAGroupIsToldToAllOfItAndToNobodyElse() throws Exception {
        List<Future<Boolean>> answers =
                IntStream.of(2, 4, BROKEN, 6, 8, 10).mapToObj(this::wish).toList();
        firstMayEnd.countDown();
        assertThat(answers.getFirst().get()).isTrue();
        for (var failed : answers.subList(1, 5)) {
            assertThatThrownBy(failed::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(DependencyUnavailableException.class);
        }
        assertThat(answers.getLast().get()).isTrue();
    }

    @Test
    void ofManyNobodyIsForgotten() {
        firstMayEnd.countDown();
        assertThat(AtOnce.call(500, commit::carry))
                .isEqualTo(IntStream.range(0, 500).mapToObj(i -> i % 2 == 0).toList());
        assertThat(groups.stream().mapToInt(List::size).sum()).isEqualTo(500);
    }
}
