package io.wecomops.application.masstask;

import io.wecomops.application.retry.RetryBudgets;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.message.SendOutcome;
import io.wecomops.domain.token.TokenKey;

/** What batches cost of the retry budget, and add to it. Thread-safe. */
final class RetryToll {
    private final RetryBudgets budgets;

    RetryToll(RetryBudgets budgets) {
        this.budgets = budgets;
    }

    /** Whether the batch may go out: a first attempt always, a repetition where the budget has room, which it then takes. */
    boolean admits(TokenKey app, ClaimedBatch batch) {
        return !isRetry(batch) || budgets.draw(app);
    }

    /** It went out, and this came of it. */
    void settle(TokenKey app, ClaimedBatch batch, SendOutcome outcome) {
        if (!isRetry(batch)) {
            if (!(outcome instanceof SendOutcome.NotSent)) {
                budgets.requested(app);
            }
            return;
        }
        switch (outcome) {
            case SendOutcome.Delivered _, SendOutcome.Refused _ -> budgets.answered(app);
            case SendOutcome.Throttled _,
                    SendOutcome.AppRefused _,
                    SendOutcome.TokenRejected _,
                    SendOutcome.NotSent _ -> budgets.returned(app);
            case SendOutcome.Busy _, SendOutcome.Lost _ -> {} // it failed: what it drew is spent
        }
    }

    /** It did not go out after all. */
    void notMade(TokenKey app, ClaimedBatch batch) {
        if (isRetry(batch)) {
            budgets.returned(app);
        }
    }

    private static boolean isRetry(ClaimedBatch batch) {
        return batch.failedAttempts() > 0;
    }
}
