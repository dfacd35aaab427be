package io.wecomops.application.retry;

import io.wecomops.domain.retry.Repeat;
import io.wecomops.domain.retry.RetryRule;
import io.wecomops.domain.time.Chance;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Repeats calls to WeCom that nobody else repeats: in the caller's thread, within the node's budget and the caller's
 * deadline. Thread-safe.
 */
public final class Retries {
    private final RetryRule rule;
    private final RetryBudgets budgets;
    private final Chance chance;
    private final Sleeper sleeper;
    private final Ticker ticker;

    public Retries(RetryRule rule, RetryBudgets budgets, Chance chance, Sleeper sleeper, Ticker ticker) {
        this.rule = rule;
        this.budgets = budgets;
        this.chance = chance;
        this.sleeper = sleeper;
        this.ticker = ticker;
    }

    /**
     * The outcome of the last attempt: the first that needs no other, or the one after which none was worth its wait, in
     * the budget, or in time.
     *
     * @param patience no attempt begins later than this from now; the first begins at once
     * @param meaning what an outcome says about another attempt
     */
    public <T> T call(TokenKey app, Duration patience, Supplier<T> attempt, Function<T, Repeat> meaning)
            throws InterruptedException {
        Duration deadline = ticker.elapsed().plus(patience);
        budgets.requested(app);
        T outcome = attempt.get();
        for (int failed = 1; ; failed++) {
            Duration left = deadline.minus(ticker.elapsed());
            Optional<Duration> wait = rule.waitAfter(meaning.apply(outcome), failed, left, chance.draw());
            if (wait.isEmpty() || !budgets.draw(app)) {
                return outcome;
            }
            sleeper.sleep(wait.get());
            if (ticker.elapsed().compareTo(deadline) >= 0) {
                budgets.returned(app);
                return outcome;
            }
            outcome = attempt.get();
            if (meaning.apply(outcome) instanceof Repeat.Never) {
                budgets.answered(app);
            }
        }
    }
}
