package io.wecomops.application.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.application.idempotency.AnswerOnce.Outcome;
import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.idempotency.RequestAnswer;
import io.wecomops.domain.idempotency.RequestFingerprint;
import io.wecomops.domain.idempotency.RequestLedger;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testkit.CountingIds;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AnswerOnceTest {
    private static final IdempotencyKey KEY = new IdempotencyKey("k");
    private static final RequestFingerprint PRINT = new RequestFingerprint("0".repeat(64));
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration LIFE = Duration.ofHours(24);

    private final ManualTime time = new ManualTime();
    private final RequestLedger ledger = new MemoryAdapters(time).requestLedger();
    private final AnswerOnce once = new AnswerOnce(ledger, new CountingIds(), LEASE, LIFE);
    private final AnswerOnce onAnotherNode = new AnswerOnce(ledger, () -> "another", LEASE, LIFE);
    private final AtomicInteger effects = new AtomicInteger();

    @Test
    void aRepetitionIsAnsweredAsTheFirstWas() {
        assertThat(once.answer(KEY, PRINT, this::work)).isEqualTo(new Outcome.First(answer(1)));
        assertThat(once.answer(KEY, PRINT, this::work)).isEqualTo(new Outcome.Replayed(answer(1)));
        assertThat(effects).hasValue(1);
    }

    @Test
    void theKeyOfAnotherRequestRunsNothing() {
        once.answer(KEY, PRINT, this::work);
        assertThat(once.answer(KEY, new RequestFingerprint("1".repeat(64)), this::work))
                .isEqualTo(new Outcome.OtherRequest());
        assertThat(effects).hasValue(1);
    }

    @Test
    void whileItRunsARepetitionIsToldSo() {
        once.answer(KEY, PRINT, () -> {
            assertThat(once.answer(KEY, PRINT, this::work)).isEqualTo(new Outcome.Running(LEASE));
            assertThat(onAnotherNode.answer(KEY, PRINT, this::work)).isEqualTo(new Outcome.Running(LEASE));
            return work();
        });
        assertThat(effects).hasValue(1);
    }

    @Test
    void aRunThatOutlastsItsLeaseIsNotRunAgainByItsOwnNode() {
        once.answer(KEY, PRINT, () -> {
            time.advance(LEASE);
            assertThat(once.answer(KEY, PRINT, this::work)).isInstanceOf(Outcome.Running.class);
            return work();
        });
        assertThat(effects).hasValue(1);
    }

    @Test
    void manyRepetitionsAtOnceAreAllAnsweredAsTheFirstWas() {
        once.answer(KEY, PRINT, this::work);
        assertThat(AtOnce.call(64, _ -> once.answer(KEY, PRINT, this::work)))
                .containsOnly(new Outcome.Replayed(answer(1)));
        assertThat(effects).hasValue(1);
    }

    @Test
    void whatCouldNotBeClaimedIsClaimedByTheNext() {
        var failing = new AnswerOnce(
                ledger,
                () -> {
                    throw new IllegalStateException("no id");
                },
                LEASE,
                LIFE);
        assertThatThrownBy(() -> failing.answer(KEY, PRINT, this::work)).hasMessage("no id");
        assertThatThrownBy(() -> failing.answer(KEY, PRINT, this::work)).hasMessage("no id");
    }

    @Test
    void aPassingFailureIsNotFrozen() {
        assertThatThrownBy(() -> once.answer(KEY, PRINT, () -> {
                    throw new IllegalStateException("the database is away");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(once.answer(KEY, PRINT, this::work)).isEqualTo(new Outcome.First(answer(1)));
    }

    @Test
    void aRunWhoseNodeDiedIsTakenOverAfterItsLease() {
        assertThatThrownBy(() -> once.answer(KEY, PRINT, () -> {
                    throw new AssertionError("the node dies");
                }))
                .isInstanceOf(AssertionError.class);
        assertThat(once.answer(KEY, PRINT, this::work)).isInstanceOf(Outcome.Running.class);
        time.advance(LEASE);
        assertThat(once.answer(KEY, PRINT, this::work)).isEqualTo(new Outcome.First(answer(1)));
    }

    @Test
    void aRunThatOutlastsItsLeaseIsAnsweredAndDoesNotReplaceTheOther() {
        var late = once.answer(KEY, PRINT, () -> {
            time.advance(LEASE);
            onAnotherNode.answer(KEY, PRINT, this::work);
            return answer(7);
        });
        assertThat(late).isEqualTo(new Outcome.First(answer(7)));
        assertThat(once.answer(KEY, PRINT, this::work)).isEqualTo(new Outcome.Replayed(answer(1)));
    }

    @Test
    void anAnswerIsForgottenAfterItsLife() {
        once.answer(KEY, PRINT, this::work);
        time.advance(LIFE);
        assertThat(once.answer(KEY, PRINT, this::work)).isEqualTo(new Outcome.First(answer(2)));
    }

    @Test
    void whoIsToldAfterwardsSeesTheAnswer() {
        List<Outcome> seen = new ArrayList<>();
        var telling = new AnswerOnce(
                ledger, new CountingIds(), LEASE, LIFE, () -> seen.add(onAnotherNode.answer(KEY, PRINT, this::work)));
        telling.answer(KEY, PRINT, this::work);
        telling.answer(KEY, PRINT, this::work);
        assertThat(seen).containsExactly(new Outcome.Replayed(answer(1)));
    }

    private RequestAnswer work() {
        return answer(effects.incrementAndGet());
    }

    private static RequestAnswer answer(int effect) {
        return new RequestAnswer(201, Map.of(), new byte[] {(byte) effect});
    }
}
