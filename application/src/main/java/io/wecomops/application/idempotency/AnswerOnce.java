package io.wecomops.application.idempotency;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.idempotency.Earlier;
import io.wecomops.domain.idempotency.KeyedRequest;
import io.wecomops.domain.idempotency.RequestAnswer;
import io.wecomops.domain.idempotency.RequestLedger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a request once per idempotency key and answers its repetitions with what the first was answered. Nothing holds a key
 * while its request runs: two nodes may run one at the same time, and of these one has its effect, in one with its answer; the
 * other's is undone, and it is answered as the first was. A run that died has left nothing behind and is run again. Thread-safe.
 *
 * <p>Of equal requests that are with this node at once, one asks the ledger, and the others are answered by what it heard:
 * a thousand repetitions take one connection, and not all that there are.
 */
public final class AnswerOnce {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerOnce.class);

    private final RequestLedger ledger;
    private final Duration life;
    private final Runnable afterwards;
    private final ConcurrentMap<KeyedRequest, CompletableFuture<Outcome>> here = new ConcurrentHashMap<>();

    /** @param life how long an answer is kept */
    public AnswerOnce(RequestLedger ledger, Duration life) {
        this(ledger, life, () -> {});
    }

    /** @param afterwards runs after each run, when others can see what it made; during the run they may not see it yet */
    public AnswerOnce(RequestLedger ledger, Duration life, Runnable afterwards) {
        this.ledger = ledger;
        this.life = life;
        this.afterwards = afterwards;
    }

    /** What a request is to be answered. */
    public sealed interface Outcome {
        /** It was run now. */
        record First(RequestAnswer answer) implements Outcome {}

        /** It was run before. */
        record Replayed(RequestAnswer answer) implements Outcome {}

        /** It is being run; to be asked for again. */
        record Running() implements Outcome {}

        /** The key belongs to another request. */
        record OtherRequest() implements Outcome {}
    }

    /** Another run has taken the key meanwhile: what this one did is to be undone. Never leaves this class. */
    private static final class OvertakenException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * Runs {@code work} unless it was run under the key. What it answers is kept; where it throws, nothing is, and a
     * repetition runs it anew, so that no passing failure is frozen.
     */
    public Outcome answer(KeyedRequest request, Supplier<RequestAnswer> work) {
        var toOthers = new CompletableFuture<Outcome>();
        CompletableFuture<Outcome> told = here.putIfAbsent(request, toOthers);
        if (told != null) {
            return told.join();
        }
        try {
            Optional<Outcome> earlier = earlier(request);
            toOthers.complete(earlier.orElseGet(Outcome.Running::new));
            return earlier.orElseGet(() -> run(request, work));
        } finally {
            here.remove(request, toOthers);
            toOthers.complete(new Outcome.Running()); // where the ledger could not be asked: they may ask again
        }
    }

    private Outcome run(KeyedRequest request, Supplier<RequestAnswer> work) {
        RequestAnswer answer;
        try {
            answer = ledger.together(() -> kept(request, work.get()));
        } catch (OvertakenException undone) {
            return earlier(request).orElseGet(Outcome.Running::new);
        } catch (DependencyUnavailableException gone) { // to be asked again costs the caller the same wait once more
            throw gone;
        } catch (RuntimeException failure) { // perhaps of what another run has made since the look
            return earlier(request).orElseThrow(() -> failure);
        }
        afterwards.run();
        return new Outcome.First(answer);
    }

    private Optional<Outcome> earlier(KeyedRequest request) {
        return switch (ledger.earlier(request)) {
            case Earlier.Nothing() -> Optional.empty();
            case Earlier.Answered(RequestAnswer answer) -> Optional.of(new Outcome.Replayed(answer));
            case Earlier.OtherRequest() -> Optional.of(new Outcome.OtherRequest());
        };
    }

    private RequestAnswer kept(KeyedRequest request, RequestAnswer answer) {
        try {
            if (!ledger.keep(request, answer, life)) {
                throw new OvertakenException();
            }
        } catch (DependencyUnavailableException gone) {
            // what is not kept in one with its effect has happened: its answer is true, kept or not
            LOG.atWarn().setCause(gone).log("an answer could not be kept; a repetition runs the request again");
        }
        return answer;
    }
}
