package io.wecomops.application.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.retry.Backoff;
import io.wecomops.domain.retry.Repeat;
import io.wecomops.domain.retry.RetryRule;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final TokenKey APP = new TokenKey(new CorpId("ww1"), new AgentId(7));
    private static final TokenKey OTHER = new TokenKey(new CorpId("ww1"), new AgentId(8));
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final RetryRule RULE = new RetryRule(new Backoff(2, Duration.ofSeconds(30), 2));

    private final ManualTime time = new ManualTime();
    private final RetryBudgets budgets = new RetryBudgets(time);
    private final Random random = new Random(20261122);
    private final List<Duration> attempts = new ArrayList<>();

    @Test
    void firstThatNeedsNoOtherIsTheOutcome() throws InterruptedException {
        assertThat(call(retries(), MINUTE, 2, new Repeat.Later())).isEqualTo(3);
        assertThat(attempts).hasSize(3);
    }

    @Test
    void lastIsTheOutcomeWhereAllFail() throws InterruptedException {
        assertThat(call(retries(), MINUTE, 99, new Repeat.Later())).isEqualTo(3);
    }

    @Test
    void whatIsRefusedForGoodIsAskedOnce() throws InterruptedException {
        assertThat(call(retries(), MINUTE, 99, new Repeat.Never())).isEqualTo(1);
    }

    @Test
    void blockIsWaitedForWhereTheDeadlineAllows() throws InterruptedException {
        call(retries(), MINUTE, 1, new Repeat.NotBefore(Duration.ofSeconds(10)));
        assertThat(attempts.get(1).minus(attempts.get(0))).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(12));
        attempts.clear();
        call(retries(), Duration.ofSeconds(10), 1, new Repeat.NotBefore(Duration.ofSeconds(10)));
        assertThat(attempts).hasSize(1);
    }

    @Test
    void noAttemptStartsAfterItsDeadline() throws InterruptedException {
        for (int call = 0; call < 1_000; call++) {
            attempts.clear();
            Duration patience = Duration.ofMillis(random.nextInt(5_000));
            Duration deadline = time.elapsed().plus(patience);
            call(retries(), patience, 99, new Repeat.Later());
            assertThat(attempts.subList(1, attempts.size())).allMatch(at -> at.compareTo(deadline) < 0);
        }
    }

    /** A sleep that lasts longer than it should must not carry an attempt past the deadline. */
    @Test
    void sleeperThatOversleepsIsNoExcuse() throws InterruptedException {
        var oversleeping = new Retries(RULE, budgets, random::nextDouble, span -> time.sleep(span.plus(MINUTE)), time);
        call(oversleeping, MINUTE, 99, new Repeat.Later());
        assertThat(attempts).hasSize(1);
        assertThat(budgets.draw(APP)).as("its retry was not made").isTrue();
    }

    @Test
    void whileEverythingFailsAttemptsAreATenthMoreThanRequestsAndThree() throws InterruptedException {
        var hurried = new Retries(
                new RetryRule(new Backoff(1, Duration.ofMillis(1), 2)), budgets, random::nextDouble, time, time);
        for (int request = 0; request < 1_000; request++) {
            call(hurried, MINUTE, 99, new Repeat.Later());
        }
        assertThat(attempts.size()).isBetween(1_100, 1_103);
    }

    @Test
    void oneAppDoesNotSpendAnothersBudget() throws InterruptedException {
        while (budgets.draw(APP)) {
            assertThat(attempts).isEmpty();
        }
        call(retries(), MINUTE, 99, new Repeat.Later());
        assertThat(attempts).hasSize(1);
        assertThat(budgets.draw(OTHER)).isTrue();
    }

    @Test
    void brokenWorldIsNotRepeated() {
        assertThatThrownBy(() -> retries()
                        .call(
                                APP,
                                MINUTE,
                                () -> {
                                    attempts.add(time.elapsed());
                                    throw new DependencyUnavailableException(
                                            "redis", "asking", new IllegalStateException());
                                },
                                _ -> new Repeat.Later()))
                .isInstanceOf(DependencyUnavailableException.class);
        assertThat(attempts).hasSize(1);
    }

    /** They fail in the same moment; their next attempts are spread over the whole of the first wait. */
    @Test
    void thousandClientsThatFailTogetherComeBackSpread() {
        int[] perWindow = new int[20];
        for (int client = 0; client < 1_000; client++) {
            Duration wait = RULE.waitAfter(new Repeat.Later(), 1, MINUTE, random.nextDouble())
                    .orElseThrow();
            perWindow[(int) (wait.toMillis() / 100)]++;
        }
        assertThat(Arrays.stream(perWindow).max().orElseThrow())
                .as("most in 100 ms, where the mean is 50")
                .isLessThanOrEqualTo(100);
    }

    /** The same through an outage of ten seconds: none of the windows after it holds a wave. */
    @Test
    void outageLeavesNoWaveBehind() {
        var many = new RetryRule(new Backoff(2, Duration.ofSeconds(30), 20));
        record Client(Duration next, int failed) {}
        var due = new PriorityQueue<Client>((one, other) -> one.next().compareTo(other.next()));
        for (int client = 0; client < 1_000; client++) {
            due.add(new Client(Duration.ZERO, 0));
        }
        Duration recovery = Duration.ofSeconds(10);
        int[] perWindow = new int[400];
        while (!due.isEmpty()) {
            Client client = due.remove();
            if (client.next().compareTo(recovery) >= 0) {
                perWindow[(int) (client.next().minus(recovery).toMillis() / 100)]++;
                continue;
            }
            int failed = client.failed() + 1;
            Duration wait = many.waitAfter(new Repeat.Later(), failed, Duration.ofHours(1), random.nextDouble())
                    .orElseThrow();
            due.add(new Client(client.next().plus(wait), failed));
        }
        double busiestSecond = 0;
        for (int from = 0; from + 10 <= perWindow.length; from++) {
            int inSecond = 0;
            for (int window = from; window < from + 10; window++) {
                inSecond += perWindow[window];
            }
            busiestSecond = Math.max(busiestSecond, inSecond);
        }
        assertThat(Arrays.stream(perWindow).max().orElseThrow()).isLessThanOrEqualTo(40);
        assertThat(busiestSecond).isLessThan(200);
    }

    private Retries retries() {
        return new Retries(RULE, budgets, random::nextDouble, time, time);
    }

    /** Attempts are numbered from 1; the first {@code failing} of them mean {@code failure}. */
    private int call(Retries retries, Duration patience, int failing, Repeat failure) throws InterruptedException {
        var count = new int[1];
        Function<Integer, Repeat> meaning = number -> number <= failing ? failure : new Repeat.Never();
        return retries.call(
                APP,
                patience,
                () -> {
                    attempts.add(time.elapsed());
                    return ++count[0];
                },
                meaning);
    }
}
