package io.wecomops.adapters.mysql;

import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.idempotency.Earlier;
import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.idempotency.KeyedRequest;
import io.wecomops.domain.idempotency.RequestAnswer;
import io.wecomops.domain.idempotency.RequestFingerprint;
import io.wecomops.domain.idempotency.RequestLedger;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.NewMassTask;
import io.wecomops.testkit.AtOnce;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mass task and the answer under its idempotency key: one commit. */
class EffectAndAnswerTest {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Earlier NOTHING = new Earlier.Nothing();
    private static final RequestAnswer ANSWER = new RequestAnswer(201, Map.of(), new byte[] {1, 2, 3});
    private static final List<TestBed> BEDS = List.of(TestBed.h2(), TestBed.mysql());

    private final NewMassTask task = aTextTaskFor(3);
    private final KeyedRequest request = new KeyedRequest(
            new IdempotencyKey("-:POST:/things:" + UUID.randomUUID()), new RequestFingerprint("1".repeat(64)));

    static List<TestBed> beds() {
        return BEDS;
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void becomeTrueTogether(TestBed bed) {
        RequestLedger ledger = bed.adapters().requestLedger();
        MassTasks tasks = bed.adapters().massTasks();
        AtOnce.call(
                4, _ -> found(tasks)); // connections are there then, and the transaction is not kept waiting for one
        String returned = ledger.together(() -> {
            tasks.accept(task);
            assertThat(ledger.keep(request, ANSWER, LIFE)).isTrue();
            assertThat(found(tasks)).as("seen by others before the commit").isEmpty();
            assertThat(ledger.earlier(request))
                    .as("known to others before the commit")
                    .isEqualTo(NOTHING);
            return "done";
        });
        assertThat(returned).isEqualTo("done");
        assertThat(found(tasks)).isPresent();
        assertThat(ledger.earlier(request)).isEqualTo(new Earlier.Answered(ANSWER));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void areUndoneTogether(TestBed bed) {
        RequestLedger ledger = bed.adapters().requestLedger();
        MassTasks tasks = bed.adapters().massTasks();
        assertThatThrownBy(() -> ledger.together(() -> {
                    tasks.accept(task);
                    ledger.keep(request, ANSWER, LIFE);
                    throw new IllegalStateException("conflict");
                }))
                .hasMessage("conflict");
        assertThat(found(tasks)).isEmpty();
        assertThat(ledger.earlier(request)).isEqualTo(NOTHING);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void effectUnderATakenKeyCanStillBeUndone(TestBed bed) {
        RequestLedger ledger = bed.adapters().requestLedger();
        MassTasks tasks = bed.adapters().massTasks();
        ledger.keep(request, ANSWER, LIFE);
        assertThatThrownBy(() -> ledger.together(() -> {
                    tasks.accept(task);
                    assertThat(ledger.keep(request, ANSWER, LIFE)).isFalse();
                    throw new IllegalStateException("overtaken");
                }))
                .hasMessage("overtaken");
        assertThat(found(tasks)).isEmpty();
    }

    /** Each effect is another, so that they meet at the key and nowhere before. */
    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void ofManyEffectsUnderOneKeyOneBecomesTrueAndNobodyFails(TestBed bed) {
        RequestLedger ledger = bed.adapters().requestLedger();
        MassTasks tasks = bed.adapters().massTasks();
        for (int round = 0; round < 20; round++) {
            var key = new KeyedRequest(
                    new IdempotencyKey("-:POST:/things:" + UUID.randomUUID()), new RequestFingerprint("1".repeat(64)));
            List<NewMassTask> wanted =
                    Stream.generate(() -> aTextTaskFor(1)).limit(16).toList();
            List<Boolean> kept = AtOnce.call(wanted.size(), i -> keptWithItsEffect(ledger, tasks, key, wanted.get(i)));
            assertThat(kept).containsOnlyOnce(true);
            assertThat(wanted.stream()
                            .filter(task ->
                                    tasks.find(task.submission().bizNo()).isPresent()))
                    .hasSize(1);
        }
    }

    private static boolean keptWithItsEffect(
            RequestLedger ledger, MassTasks tasks, KeyedRequest key, NewMassTask task) {
        try {
            return ledger.together(() -> {
                tasks.accept(task);
                if (!ledger.keep(key, ANSWER, LIFE)) {
                    throw new IllegalStateException("overtaken");
                }
                return true;
            });
        } catch (IllegalStateException overtaken) {
            return false;
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void failTogetherThoughTheFailureToKeepIsSwallowed(TestBed bed) {
        RequestLedger ledger = bed.adapters().requestLedger();
        MassTasks tasks = bed.adapters().massTasks();
        var unkeepable = new RequestAnswer(201, Map.of("Location", "x".repeat(100_000)), new byte[0]);
        assertThatExceptionOfType(DependencyUnavailableException.class)
                .isThrownBy(() -> ledger.together(() -> {
                    tasks.accept(task);
                    assertThatExceptionOfType(DependencyUnavailableException.class)
                            .isThrownBy(() -> ledger.keep(request, unkeepable, LIFE));
                    return "answered all the same";
                }));
        assertThat(found(tasks)).isEmpty();
        assertThat(ledger.earlier(request)).isEqualTo(NOTHING);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void answerWithoutAnEffectIsKeptAtOnce(TestBed bed) {
        RequestLedger ledger = bed.adapters().requestLedger();
        ledger.together(() -> {
            ledger.keep(request, ANSWER, LIFE);
            assertThat(ledger.earlier(request)).isEqualTo(new Earlier.Answered(ANSWER));
            return "";
        });
    }

    private Optional<MassTask> found(MassTasks tasks) {
        return tasks.find(task.submission().bizNo());
    }

    @AfterAll
    static void close() {
        BEDS.forEach(TestBed::close);
    }
}
