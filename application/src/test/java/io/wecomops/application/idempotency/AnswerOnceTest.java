package io.wecomops.application.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.application.idempotency.AnswerOnce.Outcome;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.idempotency.Earlier;
import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.idempotency.KeyedRequest;
import io.wecomops.domain.idempotency.RequestAnswer;
import io.wecomops.domain.idempotency.RequestFingerprint;
import io.wecomops.domain.idempotency.RequestLedger;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AnswerOnceTest {
    private static final IdempotencyKey KEY = new IdempotencyKey("k");
    private static final KeyedRequest REQUEST = new KeyedRequest(KEY, new RequestFingerprint("0".repeat(64)));
    private static final KeyedRequest OTHER = new KeyedRequest(KEY, new RequestFingerprint("1".repeat(64)));
    private static final Duration LIFE = Duration.ofHours(24);

    private final ManualTime time = new ManualTime();
    private final RequestLedger ledger = new MemoryAdapters(time).requestLedger();
    private final AnswerOnce once = new AnswerOnce(ledger, LIFE);
    private final AnswerOnce onAnotherNode = new AnswerOnce(ledger, LIFE);
    private final AtomicInteger effects = new AtomicInteger();

    @Test
    void aRepetitionIsAnsweredAsTheFirstWas() {
        assertThat(once.answer(REQUEST, this::work)).isEqualTo(new Outcome.First(answer(1)));
        assertThat(once.answer(REQUEST, this::work)).isEqualTo(new Outcome.Replayed(answer(1)));
        assertThat(effects).hasValue(1);
    }

    @Test
    void theKeyOfAnotherRequestRunsNothing() {
        once.answer(REQUEST, this::work);
        assertThat(once.answer(OTHER, this::work)).isEqualTo(new Outcome.OtherRequest());
        assertThat(effects).hasValue(1);
    }

    @Test
    void whileItRunsARepetitionOfTheSameNodeIsToldSo() {
        once.answer(REQUEST, () -> {
            assertThat(once.answer(REQUEST, this::work)).isEqualTo(new Outcome.Running());
            return work();
        });
        assertThat(effects).hasValue(1);
    }

    @Test
    void whoIsOvertakenByAnotherNodeAnswersAsThatDid() {
        assertThat(once.answer(REQUEST, () -> {
                    assertThat(onAnotherNode.answer(REQUEST, this::work)).isEqualTo(new Outcome.First(answer(1)));
                    return answer(7);
                }))
                .isEqualTo(new Outcome.Replayed(answer(1)));
    }

    @Test
    void whoIsOvertakenByAnotherRequestIsToldSo() {
        assertThat(once.answer(REQUEST, () -> {
                    onAnotherNode.answer(OTHER, this::work);
                    return answer(7);
                }))
                .isEqualTo(new Outcome.OtherRequest());
        assertThat(once.answer(OTHER, this::work)).isEqualTo(new Outcome.Replayed(answer(1)));
    }

    @Test
    void whoFailsOfWhatAnotherNodeHasMadeAnswersAsThatDid() {
        assertThat(once.answer(REQUEST, () -> {
                    onAnotherNode.answer(REQUEST, this::work);
                    throw new IllegalStateException("nobody is left to retry for");
                }))
                .isEqualTo(new Outcome.Replayed(answer(1)));
    }

    @Test
    void whoIsOvertakenIsUndone() {
        List<String> undone = new ArrayList<>();
        var undoing =
                new AnswerOnce(new UndoingLedger(ledger, () -> undone.add("undone")), LIFE, () -> undone.add("told"));
        undoing.answer(REQUEST, () -> {
            onAnotherNode.answer(REQUEST, this::work);
            return answer(7);
        });
        assertThat(undone).containsExactly("undone");
    }

    @Test
    void manyRepetitionsAtOnceAreAllAnsweredAsTheFirstWas() {
        once.answer(REQUEST, this::work);
        assertThat(AtOnce.call(64, _ -> once.answer(REQUEST, this::work)))
                .containsOnly(new Outcome.Replayed(answer(1)));
        assertThat(effects).hasValue(1);
    }

    @Test
    void whereTheLedgerCannotBeAskedNothingRunsAndTheNextAsksAgain() {
        var gone = new AnswerOnce(new BrokenLedger(ledger, true), LIFE);
        assertThatThrownBy(() -> gone.answer(REQUEST, this::work)).isInstanceOf(DependencyUnavailableException.class);
        assertThatThrownBy(() -> gone.answer(REQUEST, this::work)).isInstanceOf(DependencyUnavailableException.class);
        assertThat(effects).hasValue(0);
    }

    @Test
    void whatHasHappenedIsToldThoughItCannotBeKept() {
        var forgetful = new AnswerOnce(new BrokenLedger(ledger, false), LIFE);
        assertThat(forgetful.answer(REQUEST, this::work)).isEqualTo(new Outcome.First(answer(1)));
        assertThat(once.answer(REQUEST, this::work)).isEqualTo(new Outcome.First(answer(2)));
    }

    @Test
    void aPassingFailureIsNotFrozen() {
        assertThatThrownBy(() -> once.answer(REQUEST, () -> {
                    throw new IllegalStateException("the database is away");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(once.answer(REQUEST, this::work)).isEqualTo(new Outcome.First(answer(1)));
    }

    @Test
    void aRunThatDiedIsRunAgainAtOnce() {
        assertThatThrownBy(() -> once.answer(REQUEST, () -> {
                    throw new AssertionError("the node dies");
                }))
                .isInstanceOf(AssertionError.class);
        assertThat(once.answer(REQUEST, this::work)).isEqualTo(new Outcome.First(answer(1)));
    }

    @Test
    void anAnswerIsForgottenAfterItsLife() {
        once.answer(REQUEST, this::work);
        time.advance(LIFE);
        assertThat(once.answer(REQUEST, this::work)).isEqualTo(new Outcome.First(answer(2)));
    }

    @Test
    void whoIsToldAfterwardsSeesTheAnswer() {
        List<Outcome> seen = new ArrayList<>();
        var telling = new AnswerOnce(ledger, LIFE, () -> seen.add(onAnotherNode.answer(REQUEST, this::work)));
        telling.answer(REQUEST, this::work);
        telling.answer(REQUEST, this::work);
        assertThat(seen).containsExactly(new Outcome.Replayed(answer(1)));
    }

    private RequestAnswer work() {
        return answer(effects.incrementAndGet());
    }

    private static RequestAnswer answer(int effect) {
        return new RequestAnswer(201, Map.of(), new byte[] {(byte) effect});
    }

    /** Says when what is done together is undone. */
    private record UndoingLedger(RequestLedger ledger, Runnable undo) implements RequestLedger {
        @Override
        public Earlier earlier(KeyedRequest request) {
            return ledger.earlier(request);
        }

        @Override
        public <T> T together(Supplier<T> work) {
            try {
                return work.get();
            } catch (RuntimeException failure) {
                undo.run();
                throw failure;
            }
        }

        @Override
        public boolean keep(KeyedRequest request, RequestAnswer answer, Duration life) {
            return ledger.keep(request, answer, life);
        }
    }

    /** Cannot be written to, nor perhaps read. */
    private record BrokenLedger(RequestLedger ledger, boolean whole) implements RequestLedger {
        @Override
        public Earlier earlier(KeyedRequest request) {
            if (whole) {
                throw new DependencyUnavailableException("database", "reading", new IllegalStateException("gone"));
            }
            return ledger.earlier(request);
        }

        @Override
        public <T> T together(Supplier<T> work) {
            return work.get();
        }

        @Override
        public boolean keep(KeyedRequest request, RequestAnswer answer, Duration life) {
            throw new DependencyUnavailableException("database", "keeping", new IllegalStateException("gone"));
        }
    }
}
