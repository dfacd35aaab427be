package io.wecomops.application.masstask;

import io.wecomops.application.limit.Lane;
import io.wecomops.application.limit.Ticket;
import io.wecomops.application.limit.Turn;
import io.wecomops.application.retry.RetryBudgets;
import io.wecomops.application.token.CurrentToken;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.TaskKind;
import io.wecomops.domain.masstask.Verdict;
import io.wecomops.domain.message.MessageSender;
import io.wecomops.domain.message.SendOutcome;
import io.wecomops.domain.time.Chance;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.Apps;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Takes one claimed batch to its record: token, turn, the note that it is being sent, the request, the result. No
 * transaction and no lock is open while WeCom is called. Thread-safe.
 */
public final class SendBatch {
    private static final Duration RECORD_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_WHILE_STOPPING = Duration.ofSeconds(5);
    /** Only a setting can change it. */
    private static final Duration UNTIL_CONFIGURED = Duration.ofMinutes(5);

    private final BatchQueue queue;
    private final CurrentToken tokens;
    private final MessageSender sender;
    private final Turn turn;
    private final Verdict verdict;
    private final RetryToll toll;
    private final MemberToll members;
    private final BatchJournal journal;
    private final Apps apps;
    private final DispatchSettings settings;
    private final Chance chance;
    private final Sleeper sleeper;
    private final Ticker ticker;
    private final Departure departure;

    /**
     * @param verdict decides what is to become of a batch before and after it is sent
     * @param retries what repetitions of failed batches draw from
     * @param members what each batch's people are counted by
     */
    public SendBatch(
            BatchQueue queue,
            CurrentToken tokens,
            MessageSender sender,
            Turn turn,
            Verdict verdict,
            RetryBudgets retries,
            MemberToll members,
            BatchJournal journal,
            Apps apps,
            DispatchSettings settings,
            Chance chance,
            Sleeper sleeper,
            Ticker ticker) {
        this.queue = queue;
        this.tokens = tokens;
        this.sender = sender;
        this.turn = turn;
        this.verdict = verdict;
        this.toll = new RetryToll(retries);
        this.members = members;
        this.journal = journal;
        this.apps = apps;
        this.settings = settings;
        this.chance = chance;
        this.sleeper = sleeper;
        this.ticker = ticker;
        this.departure = new Departure(queue, settings.pace(), ticker);
    }

    /**
     * Sends {@code batch}, unless its lease might end first: then it is given back.
     *
     * @param leaseEnd on the ticker, counted from before the claim
     * @param stopping hears when it goes out, and tells whether this node is about to stop; what has not begun is then given
     *     back
     * @return how long this node had better claim nothing: zero, or until WeCom takes calls again
     * @throws DependencyUnavailableException where the database or Redis cannot be asked; the batch comes back when its
     *     lease ends
     */
    Duration send(ClaimedBatch batch, Duration leaseEnd, Escort stopping) throws InterruptedException {
        Optional<BatchResult> instead = verdict.beforeSending(batch);
        if (instead.isPresent()) {
            record(batch, instead.get(), leaseEnd, stopping);
            return Duration.ZERO;
        }
        Optional<TokenKey> configured = apps.find(batch.agentId());
        if (configured.isEmpty()) {
            journal.appNotConfigured(batch, UNTIL_CONFIGURED);
            record(batch, new BatchResult.GivenBack(UNTIL_CONFIGURED), leaseEnd, stopping);
            return Duration.ZERO;
        }
        TokenKey app = configured.get();
        return switch (tokens.of(app)) {
            case CurrentToken.Answer.Usable(var token) -> withinBudget(batch, app, token, leaseEnd, stopping);
            case CurrentToken.Answer.Refused refused -> {
                journal.credentialsRefused(batch, refused.reason(), refused.detail());
                record(batch, new BatchResult.GivenBack(), leaseEnd, stopping);
                yield refused.askAgainAfter();
            }
            case CurrentToken.Answer.TryAgain tryAgain -> {
                record(batch, new BatchResult.GivenBack(), leaseEnd, stopping);
                yield tryAgain.after();
            }
        };
    }

    private Duration withinBudget(
            ClaimedBatch batch, TokenKey app, AccessToken token, Duration leaseEnd, Escort stopping)
            throws InterruptedException {
        if (!toll.admits(app, batch)) {
            Optional<BatchResult> later = verdict.deferred(batch, chance.draw());
            if (later.isPresent()) {
                record(batch, later.get(), leaseEnd, stopping);
                return Duration.ZERO;
            }
        }
        // before a slot is booked, which would be lost
        Optional<BatchResult> full = members.refused(app, batch);
        if (full.isPresent()) {
            toll.notMade(app, batch);
            record(batch, full.get(), leaseEnd, stopping);
            return Duration.ZERO;
        }
        try {
            return inTurn(batch, app, token, leaseEnd, stopping);
        } finally {
            members.end(batch);
        }
    }

    private Duration inTurn(ClaimedBatch batch, TokenKey app, AccessToken token, Duration leaseEnd, Escort stopping)
            throws InterruptedException {
        Duration latest = leaseEnd.minus(settings.requestTime());
        switch (turn.book(app, laneOf(batch), latest, stopping)) {
            case Turn.Outcome.TooLate(Duration free) -> {
                toll.notMade(app, batch);
                record(batch, new BatchResult.GivenBack(), leaseEnd, stopping);
                return free;
            }
            case Turn.Outcome.Booked(Ticket ticket) -> {
                Optional<Answered> answered;
                try (ticket) { // others may send while this one is recorded
                    answered = sent(batch, app, token, ticket, leaseEnd, stopping);
                }
                return answered.isPresent() ? recorded(batch, answered.get(), leaseEnd, stopping) : Duration.ZERO;
            }
        }
    }

    /**
     * What came of a request.
     *
     * @param block how long its app had better claim nothing
     */
    private record Answered(SendOutcome outcome, Duration took, Duration block) {}

    private Duration recorded(ClaimedBatch batch, Answered answered, Duration leaseEnd, Escort stopping)
            throws InterruptedException {
        BatchResult result = verdict.afterSending(batch, answered.outcome(), chance.draw());
        record(batch, result, leaseEnd, stopping);
        journal.sent(batch, answered.outcome(), result, answered.took());
        return answered.block();
    }

    /** Empty where it was not to be sent, which is then recorded. */
    private Optional<Answered> sent(
            ClaimedBatch batch, TokenKey app, AccessToken token, Ticket ticket, Duration leaseEnd, Escort stopping)
            throws InterruptedException {
        switch (departure.of(batch, ticket)) {
            case Departure.Clearance.Go() -> {}
            case Departure.Clearance.GiveBack(var gone) -> {
                toll.notMade(app, batch);
                record(batch, new BatchResult.GivenBack(), leaseEnd, stopping);
                if (gone.isPresent()) {
                    throw gone.get();
                }
                return Optional.empty();
            }
            case Departure.Clearance.Refused() -> {
                return Optional.empty();
            }
        }
        stopping.departs();
        members.goesOut(batch);
        Duration began = ticker.elapsed();
        SendOutcome outcome = sendWith(app, token, batch);
        if (outcome instanceof SendOutcome.TokenRejected) {
            outcome = withNewToken(batch, app, token, leaseEnd, stopping, outcome);
        }
        toll.settle(app, batch, outcome);
        members.settle(batch, outcome);
        Duration block = Duration.ZERO;
        if (outcome instanceof SendOutcome.Throttled throttled) {
            block = throttled.block();
            turn.holdBack(app, block);
        } else if (outcome instanceof SendOutcome.AppRefused refused) {
            block = refused.after();
            turn.holdBack(app, block);
        } else if (outcome instanceof SendOutcome.NotSent notSent) {
            block = notSent.after();
        }
        return Optional.of(new Answered(outcome, ticker.elapsed().minus(began), block));
    }

    /** Once, with another token, if there is one and time and pace allow; else what came of the first. */
    private SendOutcome withNewToken(
            ClaimedBatch batch,
            TokenKey app,
            AccessToken rejected,
            Duration leaseEnd,
            BooleanSupplier stopping,
            SendOutcome first)
            throws InterruptedException {
        tokens.rejected(app, rejected);
        Duration latest = leaseEnd.minus(settings.requestTime());
        return tokens.of(app) instanceof CurrentToken.Answer.Usable(var fresh)
                        && turn.anotherArrives(app, laneOf(batch), latest, stopping)
                ? sendWith(app, fresh, batch)
                : first;
    }

    private static Lane laneOf(ClaimedBatch batch) {
        return batch.kind() == TaskKind.MESSAGE ? Lane.URGENT : Lane.MASS;
    }

    private SendOutcome sendWith(TokenKey app, AccessToken token, ClaimedBatch batch) {
        SendOutcome outcome = sender.send(app, token, batch.request());
        if (outcome instanceof SendOutcome.Delivered || outcome instanceof SendOutcome.Refused) {
            tokens.accepted(app, token); // what is refused for another reason came with a good token
        }
        return outcome;
    }

    /** What happened must be recorded, so a database that is away is waited for: for as long as that can be of use. */
    private void record(ClaimedBatch batch, BatchResult result, Duration leaseEnd, BooleanSupplier stopping)
            throws InterruptedException {
        Duration giveUp = leaseEnd.plus(settings.lease());
        Duration giveUpStopping = ticker.elapsed().plus(LONGEST_WHILE_STOPPING);
        while (true) {
            try {
                if (queue.record(batch, result)) {
                    journal.recorded(batch, result);
                } else {
                    journal.claimLost(batch, result);
                }
                return;
            } catch (DependencyUnavailableException gone) {
                Duration now = ticker.elapsed();
                if (now.compareTo(stopping.getAsBoolean() ? giveUpStopping : giveUp) >= 0) {
                    throw gone;
                }
                sleeper.sleep(RECORD_PAUSE);
            }
        }
    }
}
