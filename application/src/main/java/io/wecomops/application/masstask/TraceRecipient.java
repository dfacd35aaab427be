package io.wecomops.application.masstask;

import io.wecomops.domain.masstask.AttemptOutcome;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.RecipientHistory;
import io.wecomops.domain.masstask.RecipientLedger;
import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.masstask.SendAttempt;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.trace.TraceId;
import java.util.List;
import java.util.Optional;

/** Tells what became of a task's message to one person, attempt by attempt. Thread-safe. */
public final class TraceRecipient {
    private final MassTasks tasks;
    private final RecipientLedger ledger;
    private final RecipientHistory history;

    public TraceRecipient(MassTasks tasks, RecipientLedger ledger, RecipientHistory history) {
        this.tasks = tasks;
        this.ledger = ledger;
        this.history = history;
    }

    /**
     * One person's story.
     *
     * @param traceId of the request that made the task; the log lines of each attempt bear it
     * @param attempts in order
     */
    public record Traced(Recipient recipient, TraceId traceId, List<SendAttempt> attempts) {
        public Traced {
            attempts = List.copyOf(attempts);
        }
    }

    /** Empty where there is no such task, or this person is not in it. */
    public Optional<Traced> trace(BizNo bizNo, UserId user) {
        return tasks.find(bizNo).flatMap(task -> ledger.find(task.id(), user).map(person -> traced(task, person)));
    }

    private Traced traced(MassTask task, Recipient person) {
        List<SendAttempt> attempts = history.attempts(task.id(), person.batch()).stream()
                .map(attempt -> seenBy(person, attempt))
                .toList();
        return new Traced(person, task.traceId(), attempts);
    }

    /** Whom WeCom named as not reached got nothing of an attempt that delivered to the others. */
    private static SendAttempt seenBy(Recipient person, SendAttempt attempt) {
        if (person.state() != RecipientState.FAILED) {
            return attempt;
        }
        return new SendAttempt(
                attempt.number(),
                attempt.node(),
                attempt.startedAt(),
                attempt.end()
                        .map(end -> end.outcome() == AttemptOutcome.DELIVERED
                                ? new SendAttempt.End(end.at(), AttemptOutcome.FAILED, person.reason())
                                : end));
    }
}
