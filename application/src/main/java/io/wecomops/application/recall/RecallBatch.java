package io.wecomops.application.recall;

import io.wecomops.application.limit.Turn;
import io.wecomops.application.masstask.DispatchSettings;
import io.wecomops.application.retry.RetryBudgets;
import io.wecomops.application.token.CurrentToken;
import io.wecomops.domain.message.MessageRecaller;
import io.wecomops.domain.message.RecallOutcome;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.recall.ClaimedRecall;
import io.wecomops.domain.recall.RecallQueue;
import io.wecomops.domain.recall.RecallResult;
import io.wecomops.domain.retry.Backoff;
import io.wecomops.domain.time.Chance;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.Apps;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one claimed recall to its record. No transaction and no lock is open while WeCom is called. Thread-safe. */
public final class RecallBatch {
    private static final Logger LOG = LoggerFactory.getLogger(RecallBatch.class);
    private static final Duration UNTIL_CONFIGURED = Duration.ofMinutes(5);
    private static final Duration NO_BUDGET = Duration.ofSeconds(10);

    private final RecallQueue queue;
    private final CurrentToken tokens;
    private final MessageRecaller recaller;
    private final RecallTurn turn;
    private final Backoff backoff;
    private final RetryBudgets retries;
    private final Apps apps;
    private final DispatchSettings settings;
    private final Chance chance;

    /**
     * @param backoff the waits between attempts, and how many there are
     * @param retries what repetitions draw from
     */
    public RecallBatch(
            RecallQueue queue,
            CurrentToken tokens,
            MessageRecaller recaller,
            Turn turn,
            Backoff backoff,
            RetryBudgets retries,
            Apps apps,
            DispatchSettings settings,
            Chance chance) {
        this.queue = queue;
        this.tokens = tokens;
        this.recaller = recaller;
        this.turn = new RecallTurn(turn);
        this.backoff = backoff;
        this.retries = retries;
        this.apps = apps;
        this.settings = settings;
        this.chance = chance;
    }

    /**
     * Recalls one batch, unless its lease might end first: then it is given back.
     *
     * @param leaseEnd on the ticker, counted from before the claim
     * @param stopping whether this node is about to stop; what has not begun is then given back
     * @return how long this node had better claim nothing of the app: zero, or until WeCom takes calls again
     * @throws io.wecomops.domain.error.DependencyUnavailableException where the database or Redis cannot be asked; the batch
     *     comes back when its lease ends
     */
    public Duration recall(ClaimedRecall claimed, Duration leaseEnd, BooleanSupplier stopping)
            throws InterruptedException {
        Optional<TokenKey> app = apps.find(claimed.agentId());
        if (app.isEmpty()) {
            queue.record(claimed, new RecallResult.GivenBack(UNTIL_CONFIGURED));
            return Duration.ZERO;
        }
        return switch (tokens.of(app.get())) {
            case CurrentToken.Answer.Usable(var token) -> admitted(claimed, app.get(), token, leaseEnd, stopping);
            case CurrentToken.Answer.Refused refused -> givenBack(claimed, refused.askAgainAfter());
            case CurrentToken.Answer.TryAgain later -> givenBack(claimed, later.after());
        };
    }

    private Duration givenBack(ClaimedRecall claimed, Duration block) {
        queue.record(claimed, new RecallResult.GivenBack(Duration.ZERO));
        return block;
    }

    private Duration admitted(
            ClaimedRecall claimed, TokenKey app, AccessToken token, Duration leaseEnd, BooleanSupplier stopping)
            throws InterruptedException {
        boolean repetition = claimed.failedAttempts() > 0;
        if (repetition && !retries.draw(app)) {
            long jitter = (long) (NO_BUDGET.toMillis() * chance.draw());
            queue.record(claimed, new RecallResult.GivenBack(NO_BUDGET.plusMillis(jitter)));
            return Duration.ZERO;
        }
        return switch (made(claimed, app, token, leaseEnd, stopping)) {
            case RecallTurn.Outcome.TooLate<RecallOutcome>(Duration free) -> {
                settle(app, new RecallOutcome.NotMade(free, "its turn did not come"), repetition);
                yield givenBack(claimed, free);
            }
            case RecallTurn.Outcome.Made<RecallOutcome>(RecallOutcome outcome) -> {
                settle(app, outcome, repetition);
                recorded(claimed, outcome);
                yield block(app, outcome);
            }
        };
    }

    private void recorded(ClaimedRecall claimed, RecallOutcome outcome) {
        RecallResult result = result(claimed, outcome);
        tell(claimed, outcome, result);
        if (!queue.record(claimed, result)) {
            LOG.atWarn()
                    .addKeyValue("batch", claimed.batch())
                    .log("the claim of a recall was lost: it is recalled again");
        }
    }

    private Duration block(TokenKey app, RecallOutcome outcome) {
        return switch (outcome) {
            case RecallOutcome.HeldOff held -> {
                turn.holdBack(app, held.block());
                yield held.block();
            }
            case RecallOutcome.NotMade notMade -> notMade.after();
            case RecallOutcome.Recalled _,
                    RecallOutcome.Busy _,
                    RecallOutcome.TokenRejected _,
                    RecallOutcome.Refused _ -> Duration.ZERO;
        };
    }

    /** With another token, once, where the first is rejected and time and pace allow. */
    private RecallTurn.Outcome<RecallOutcome> made(
            ClaimedRecall claimed, TokenKey app, AccessToken token, Duration leaseEnd, BooleanSupplier stopping)
            throws InterruptedException {
        Duration latest = leaseEnd.minus(settings.requestTime());
        var first = turn.within(app, latest, stopping, () -> called(claimed, app, token));
        if (first instanceof RecallTurn.Outcome.Made<RecallOutcome>(RecallOutcome.TokenRejected _)) {
            tokens.rejected(app, token);
            if (tokens.of(app) instanceof CurrentToken.Answer.Usable(var fresh)) {
                var second = turn.within(app, latest, stopping, () -> called(claimed, app, fresh));
                return second instanceof RecallTurn.Outcome.Made<RecallOutcome> ? second : first;
            }
        }
        return first;
    }

    private RecallOutcome called(ClaimedRecall claimed, TokenKey app, AccessToken token) {
        RecallOutcome outcome = recaller.recall(app, token, claimed.messageId());
        if (outcome instanceof RecallOutcome.Recalled || outcome instanceof RecallOutcome.Refused) {
            tokens.accepted(app, token); // what is refused for another reason came with a good token
        }
        return outcome;
    }

    private void settle(TokenKey app, RecallOutcome outcome, boolean repetition) {
        if (!repetition) {
            if (!(outcome instanceof RecallOutcome.NotMade)) {
                retries.requested(app);
            }
            return;
        }
        switch (outcome) {
            case RecallOutcome.Recalled _, RecallOutcome.Refused _ -> retries.answered(app);
            case RecallOutcome.HeldOff _, RecallOutcome.TokenRejected _, RecallOutcome.NotMade _ ->
                retries.returned(app);
            case RecallOutcome.Busy _ -> {} // it failed: what it drew is spent
        }
    }

    private RecallResult result(ClaimedRecall claimed, RecallOutcome outcome) {
        return switch (outcome) {
            case RecallOutcome.Recalled() -> new RecallResult.Done();
            case RecallOutcome.Busy busy -> failedAttempt(claimed, busy.reason());
            case RecallOutcome.TokenRejected rejected -> failedAttempt(claimed, rejected.reason());
            case RecallOutcome.HeldOff held ->
                new RecallResult.Again(held.block(), claimed.failedAttempts(), held.reason());
            case RecallOutcome.NotMade notMade -> new RecallResult.GivenBack(notMade.after());
            case RecallOutcome.Refused refused -> new RecallResult.Failed(refused.reason());
        };
    }

    private RecallResult failedAttempt(ClaimedRecall claimed, Reason reason) {
        int failed = claimed.failedAttempts() + 1;
        return backoff.allowsAnotherAfter(failed)
                ? new RecallResult.Again(backoff.delay(failed, chance.draw()), failed, reason)
                : new RecallResult.Failed(reason);
    }

    private static void tell(ClaimedRecall claimed, RecallOutcome outcome, RecallResult result) {
        switch (result) {
            case RecallResult.Done _ ->
                LOG.atDebug()
                        .addKeyValue("biz_no", claimed.bizNo())
                        .addKeyValue("batch", claimed.batch())
                        .log("batch recalled");
            case RecallResult.Failed _, RecallResult.Again _ ->
                LOG.atWarn()
                        .addKeyValue("biz_no", claimed.bizNo())
                        .addKeyValue("batch", claimed.batch())
                        .addKeyValue("outcome", outcome)
                        .log("batch not recalled");
            case RecallResult.GivenBack _ -> {}
        }
    }
}
