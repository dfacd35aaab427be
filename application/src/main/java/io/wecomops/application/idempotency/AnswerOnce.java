package io.wecomops.application.idempotency;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.idempotency.Attempt;
import io.wecomops.domain.idempotency.Claim;
import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.idempotency.RequestAnswer;
import io.wecomops.domain.idempotency.RequestFingerprint;
import io.wecomops.domain.idempotency.RequestLedger;
import io.wecomops.domain.time.IdGenerator;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a request once per idempotency key and answers its repetitions with what the first was answered. A run whose node
 * died is run again by the first repetition after its lease; so what is run must itself be safe to be run again. Thread-safe.
 *
 * <p>Of equal requests that are with this node at once, one asks the ledger, and the others are answered by what it heard:
 * a thousand repetitions take one connection, and not all that there are.
 */
public final class AnswerOnce {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerOnce.class);

    private final RequestLedger ledger;
    private final IdGenerator ids;
    private final Duration lease;
    private final Duration life;
    private final Runnable afterwards;
    private final ConcurrentMap<Request, CompletableFuture<Outcome>> here = new ConcurrentHashMap<>();

    /**
     * @param lease how long a run is left alone; no request should take longer
     * @param life how long an answer is kept
     */
    public AnswerOnce(RequestLedger ledger, IdGenerator ids, Duration lease, Duration life) {
        this(ledger, ids, lease, life, () -> {});
    }

    /** @param afterwards runs after each run, when others can see what it made; during the run they may not see it yet */
    public AnswerOnce(RequestLedger ledger, IdGenerator ids, Duration lease, Duration life, Runnable afterwards) {
        this.afterwards = afterwards;
        this.ledger = ledger;
        this.ids = ids;
        this.lease = lease;
        this.life = life;
    }

    private record Request(IdempotencyKey key, RequestFingerprint fingerprint) {}

    /** What a request is to be answered. */
    public sealed interface Outcome {
        /** It was run now. */
        record First(RequestAnswer answer) implements Outcome {}

        /** It was run before. */
        record Replayed(RequestAnswer answer) implements Outcome {}

        /** It is being run; to be asked for again, after {@code leaseLeft} at the latest. */
        record Running(Duration leaseLeft) implements Outcome {}

        /** The key belongs to another request. */
        record OtherRequest() implements Outcome {}
    }

    /**
     * Runs {@code work} unless it was or is run under {@code key}. What it answers is kept; where it throws, the key is
     * released and a repetition runs it anew, so that no passing failure is frozen.
     */
    public Outcome answer(IdempotencyKey key, RequestFingerprint fingerprint, Supplier<RequestAnswer> work) {
        var request = new Request(key, fingerprint);
        var toOthers = new CompletableFuture<Outcome>();
        CompletableFuture<Outcome> told = here.putIfAbsent(request, toOthers);
        if (told != null) {
            return told.join();
        }
        try {
            var attempt = new Attempt(key, fingerprint, ids.next());
            Claim claim = ledger.claim(attempt, lease, life);
            toOthers.complete(repetition(claim));
            return claim instanceof Claim.Granted ? new Outcome.First(run(attempt, work)) : repetition(claim);
        } finally {
            here.remove(request, toOthers);
            toOthers.complete(new Outcome.Running(Duration.ZERO)); // where nothing could be claimed: they may ask again
        }
    }

    /** What a request is answered that does not run. */
    private Outcome repetition(Claim claim) {
        return switch (claim) {
            case Claim.Granted() -> new Outcome.Running(lease);
            case Claim.Answered(RequestAnswer answer) -> new Outcome.Replayed(answer);
            case Claim.Running(Duration leaseLeft) -> new Outcome.Running(leaseLeft);
            case Claim.OtherRequest() -> new Outcome.OtherRequest();
        };
    }

    private RequestAnswer run(Attempt attempt, Supplier<RequestAnswer> work) {
        RequestAnswer answer;
        try {
            answer = ledger.together(() -> {
                RequestAnswer made = work.get();
                keep(attempt, made);
                return made;
            });
        } catch (RuntimeException failure) { // an Error ends the node: the lease ends the run
            release(attempt, failure);
            throw failure;
        }
        afterwards.run();
        return answer;
    }

    private void release(Attempt attempt, RuntimeException failure) {
        try {
            ledger.release(attempt);
        } catch (DependencyUnavailableException gone) {
            failure.addSuppressed(gone);
        }
    }

    // what is not kept together with its effect has happened: its answer is true, kept or not
    private void keep(Attempt attempt, RequestAnswer answer) {
        try {
            if (!ledger.keep(attempt, answer, life)) {
                LOG.atWarn().addKeyValue("run", attempt.run()).log("a request took longer than its lease");
            }
        } catch (DependencyUnavailableException gone) {
            LOG.atWarn().setCause(gone).log("an answer could not be kept; a repetition runs the request again");
        }
    }
}
