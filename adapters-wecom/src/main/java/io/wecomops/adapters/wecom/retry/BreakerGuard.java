package io.wecomops.adapters.wecom.retry;

import io.wecomops.adapters.wecom.api.Answer;
import io.wecomops.adapters.wecom.reason.ErrorTable;
import io.wecomops.adapters.wecom.reason.Reaction;
import io.wecomops.domain.metrics.Happening;
import io.wecomops.domain.metrics.Meter;
import io.wecomops.domain.retry.Breaker;
import io.wecomops.domain.time.Chance;
import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A breaker and a bulkhead for each interface and app. Busy codes, lost answers, HTTP errors without a code, and connections
 * that do not come about are failures; everything else that WeCom says shows that it is there: a rejected token, a limit and
 * a refusal never open a breaker.
 */
public final class BreakerGuard implements Guard {
    private static final Logger LOG = LoggerFactory.getLogger(BreakerGuard.class);
    private static final Duration FULL = Duration.ofMillis(200);

    private final ErrorTable errors;
    private final Meter meter;
    private final int callsAtOnce;
    private final Ticker ticker;
    private final Chance chance;
    private final ConcurrentMap<Way, Gate> gates = new ConcurrentHashMap<>();

    /** @param callsAtOnce how many calls of one interface and app may be under way at once in this node */
    public BreakerGuard(ErrorTable errors, int callsAtOnce, Ticker ticker, Chance chance, Meter meter) {
        this.meter = meter;
        this.errors = errors;
        this.callsAtOnce = callsAtOnce;
        this.ticker = ticker;
        this.chance = chance;
    }

    @Override
    public Passage call(String api, TokenKey app, Supplier<Answer> call) {
        var way = new Way(api, app);
        Gate gate = gates.computeIfAbsent(way, _ -> new Gate(callsAtOnce));
        if (!gate.bulkhead.tryAcquire()) {
            return new Passage.NotMade(FULL, callsAtOnce + " calls of " + api + " are under way in this node");
        }
        try {
            Optional<Breaker> admitted = admitted(gate);
            return admitted.isPresent()
                    ? new Passage.Made(judged(way, gate, admitted.get().era(), call))
                    : new Passage.NotMade(
                            gate.breaker().untilNext(ticker.elapsed()), "the last calls of " + api + " have failed");
        } finally {
            gate.bulkhead.release();
        }
    }

    private Optional<Breaker> admitted(Gate gate) {
        while (true) {
            Breaker here = gate.breaker();
            Optional<Breaker> next = here.admitted(ticker.elapsed());
            if (next.isEmpty() || gate.replaced(here, next.get())) {
                return next;
            }
        }
    }

    private Answer judged(Way way, Gate gate, long era, Supplier<Answer> call) {
        boolean failed = true;
        try {
            Answer answer = call.get();
            failed = isFailure(answer);
            return answer;
        } finally {
            ended(way, gate, era, failed);
        }
    }

    private void ended(Way way, Gate gate, long era, boolean failed) {
        Duration now = ticker.elapsed();
        double draw = failed ? chance.draw() : 0;
        Breaker before;
        Breaker after;
        do {
            before = gate.breaker();
            after = before.ended(era, failed, now, draw);
        } while (!gate.replaced(before, after));
        if (after.phase() != before.phase()) {
            tell(way, after, now);
        }
    }

    private void tell(Way way, Breaker now, Duration at) {
        meter.count(new Happening.BreakerTurned(way.api(), way.app().agentId(), now.phase()));
        switch (now.phase()) {
            case OPEN ->
                LOG.atWarn()
                        .addKeyValue("api", way.api())
                        .addKeyValue("app", way.app())
                        .addKeyValue("openings", now.openings())
                        .addKeyValue("probe_in_ms", now.untilNext(at).toMillis())
                        .log("WeCom fails; this node calls it no more until a probe gets through");
            case CLOSED ->
                LOG.atInfo()
                        .addKeyValue("api", way.api())
                        .addKeyValue("app", way.app())
                        .log("WeCom answers again");
            case PROBING -> {}
        }
    }

    private boolean isFailure(Answer answer) {
        return switch (answer) {
            case Answer.Success _, Answer.HeldOff _ -> false;
            case Answer.Failure(int errcode, String detail) -> errors.reactionTo(errcode) == Reaction.RETRY;
            case Answer.Unreachable _, Answer.TurnedAway _, Answer.Lost _ -> true;
        };
    }

    private record Way(String api, TokenKey app) {}

    private static final class Gate {
        private final Semaphore bulkhead;
        private final AtomicReference<Breaker> breaker = new AtomicReference<>(Breaker.closed());

        Gate(int callsAtOnce) {
            bulkhead = new Semaphore(callsAtOnce);
        }

        Breaker breaker() {
            return Objects.requireNonNull(breaker.get());
        }

        /** Writes nothing where nothing changes, so that the threads of a far end that is well do not meet here. */
        boolean replaced(Breaker before, Breaker after) {
            return after.equals(before) || breaker.compareAndSet(before, after);
        }
    }
}
