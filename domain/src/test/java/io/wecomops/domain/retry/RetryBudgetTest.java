package io.wecomops.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryBudgetTest {
    private static final Duration NOW = Duration.ofSeconds(100);

    @Test
    void idleClientHasThree() {
        assertThat(drawnFrom(RetryBudget.idle(NOW), NOW)).isEqualTo(3);
    }

    /** Ten retries are wanted for each request, and every attempt fails. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 1_000, 100_000})
    void whileEverythingFailsAttemptsAreATenthMoreThanRequestsAndThree(int requests) {
        RetryBudget budget = RetryBudget.idle(NOW);
        long retries = 0;
        for (int request = 0; request < requests; request++) {
            Duration now = NOW.plusMillis(request);
            budget = budget.requested(now);
            for (int wanted = 0; wanted < 10; wanted++) {
                Optional<RetryBudget> left = budget.retried(now);
                retries += left.isPresent() ? 1 : 0;
                budget = left.orElse(budget);
            }
        }
        assertThat(requests + retries).isBetween(requests + 3L, (long) (1.1 * requests) + 3);
    }

    @Test
    void budgetThatIsSpentIsRegainedOneByOneWhileNobodyAsks() {
        RetryBudget spent = RetryBudget.idle(NOW);
        for (int i = 0; i < 3; i++) {
            spent = spent.retried(NOW).orElseThrow();
        }
        assertThat(spent.retried(NOW.plusMillis(9_999))).isEmpty();
        assertThat(drawnFrom(spent, NOW.plusSeconds(10))).isEqualTo(1);
        assertThat(drawnFrom(spent, NOW.plusSeconds(29))).isEqualTo(2);
        assertThat(drawnFrom(spent, NOW.plusSeconds(1_000_000))).isEqualTo(3);
    }

    @Test
    void timeIsCreditedOnce() {
        RetryBudget budget = RetryBudget.idle(NOW);
        Duration later = NOW.plusSeconds(1_000);
        assertThat(drawnFrom(budget, later)).isEqualTo(3);
        RetryBudget spent = budget.retried(later)
                .flatMap(left -> left.retried(later))
                .flatMap(left -> left.retried(later))
                .orElseThrow();
        assertThat(spent.retried(later.plusSeconds(9))).isEmpty();
    }

    @Test
    void whoeverKeepsAskingRegainsNothingWithTime() {
        RetryBudget budget = RetryBudget.idle(NOW);
        long retries = 0;
        for (int second = 0; second < 1_000; second++) {
            Duration now = NOW.plusSeconds(second);
            budget = budget.requested(now);
            Optional<RetryBudget> left = budget.retried(now);
            retries += left.isPresent() ? 1 : 0;
            budget = left.orElse(budget);
        }
        assertThat(retries).isBetween(100L, 103L);
    }

    @Test
    void quietTimesSaveUpNoStorm() {
        RetryBudget budget = RetryBudget.idle(NOW);
        for (int request = 0; request < 1_000_000; request++) {
            budget = budget.requested(NOW);
        }
        assertThat(drawnFrom(budget, NOW)).isEqualTo(100);
    }

    /** What waits after an outage comes back slowly at first, then faster and faster. */
    @Test
    void answersOpenTheWayForMoreRetries() {
        RetryBudget budget = new RetryBudget(1_000, NOW);
        int atOnce = drawnFrom(budget, NOW);
        assertThat(atOnce).isEqualTo(1);
        for (int answers = 0; answers < 30; answers++) {
            budget = budget.retried(NOW).orElseThrow().answered();
        }
        assertThat(drawnFrom(budget, NOW)).isEqualTo(4);
    }

    @Test
    void retryThatDidNotGoOutCostsNothing() {
        RetryBudget budget = RetryBudget.idle(NOW);
        assertThat(budget.retried(NOW).orElseThrow().returned()).isEqualTo(budget);
    }

    private static int drawnFrom(RetryBudget budget, Duration now) {
        int drawn = 0;
        for (Optional<RetryBudget> left = budget.retried(now);
                left.isPresent();
                left = left.get().retried(now)) {
            drawn++;
        }
        return drawn;
    }
}
