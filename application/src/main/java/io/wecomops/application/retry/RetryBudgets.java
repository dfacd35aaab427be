package io.wecomops.application.retry;

import io.wecomops.domain.retry.RetryBudget;
import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.token.TokenKey;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** This node's {@link RetryBudget} for each app, whatever is called for it. Thread-safe. */
public final class RetryBudgets {
    private final Ticker ticker;
    private final ConcurrentMap<TokenKey, RetryBudget> budgets = new ConcurrentHashMap<>();

    public RetryBudgets(Ticker ticker) {
        this.ticker = ticker;
    }

    /** A request goes out for the first time. */
    public void requested(TokenKey app) {
        change(app, budget -> budget.requested(ticker.elapsed()));
    }

    /** Draws a retry, whose fate is told by {@link #returned} or {@link #answered}, or by neither where it failed. */
    public boolean draw(TokenKey app) {
        var drawn = new AtomicBoolean();
        change(app, budget -> {
            var left = budget.retried(ticker.elapsed());
            drawn.set(left.isPresent());
            return left.orElse(budget);
        });
        return drawn.get();
    }

    /** The retry that was drawn did not go out. */
    public void returned(TokenKey app) {
        change(app, RetryBudget::returned);
    }

    /** The retry that was drawn came through. */
    public void answered(TokenKey app) {
        change(app, RetryBudget::answered);
    }

    private void change(TokenKey app, UnaryOperator<RetryBudget> to) {
        budgets.compute(app, (_, known) -> to.apply(known == null ? RetryBudget.idle(ticker.elapsed()) : known));
    }
}
