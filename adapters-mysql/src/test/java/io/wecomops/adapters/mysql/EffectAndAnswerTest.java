package io.wecomops.adapters.mysql;

import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.idempotency.Attempt;
import io.wecomops.domain.idempotency.Claim;
import io.wecomops.domain.idempotency.IdempotencyKey;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mass task and the answer under its idempotency key: one commit. */
class EffectAndAnswerTest {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration LIFE = Duration.ofHours(1);
    private static final RequestAnswer ANSWER = new RequestAnswer(201, Map.of(), new byte[] {1, 2, 3});
    private static final List<TestBed> BEDS = List.of(TestBed.h2(), TestBed.mysql());

    private final NewMassTask task = aTextTaskFor(3);
    private final RequestFingerprint print = new RequestFingerprint("1".repeat(64));

    static List<TestBed> beds() {
        return BEDS;
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void areTrueTogether(TestBed bed) {
        RequestLedger ledger = bed.adapters().requestLedger();
        MassTasks tasks = bed.adapters().massTasks();
        Attempt run = claimed(ledger);
        AtOnce.call(
                4, _ -> found(tasks)); // connections are there then, and the transaction is not kept waiting for one
        String returned = ledger.together(() -> {
            tasks.accept(task);
            assertThat(ledger.keep(run, ANSWER, LIFE)).isTrue();
            assertThat(found(tasks)).as("seen by others before the commit").isEmpty();
            return "done";
        });
        assertThat(returned).isEqualTo("done");
        assertThat(found(tasks)).isPresent();
        assertThat(again(ledger, run)).isEqualTo(new Claim.Answered(ANSWER));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void areUndoneTogether(TestBed bed) {
        RequestLedger ledger = bed.adapters().requestLedger();
        MassTasks tasks = bed.adapters().massTasks();
        Attempt run = claimed(ledger);
        assertThatThrownBy(() -> ledger.together(() -> {
                    tasks.accept(task);
                    ledger.keep(run, ANSWER, LIFE);
                    throw new IllegalStateException("conflict");
                }))
                .hasMessage("conflict");
        assertThat(found(tasks)).isEmpty();
        assertThat(again(ledger, run)).isInstanceOf(Claim.Running.class);
        assertThat(ledger.release(run)).isTrue();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void failTogetherThoughTheFailureToKeepIsSwallowed(TestBed bed) {
        RequestLedger ledger = bed.adapters().requestLedger();
        MassTasks tasks = bed.adapters().massTasks();
        Attempt run = claimed(ledger);
        var unkeepable = new RequestAnswer(201, Map.of("Location", "x".repeat(100_000)), new byte[0]);
        assertThatExceptionOfType(DependencyUnavailableException.class)
                .isThrownBy(() -> ledger.together(() -> {
                    tasks.accept(task);
                    assertThatExceptionOfType(DependencyUnavailableException.class)
                            .isThrownBy(() -> ledger.keep(run, unkeepable, LIFE));
                    return "answered all the same";
                }));
        assertThat(found(tasks)).isEmpty();
        assertThat(again(ledger, run)).isInstanceOf(Claim.Running.class);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void answerWithoutAnEffectIsKeptAtOnce(TestBed bed) {
        RequestLedger ledger = bed.adapters().requestLedger();
        Attempt run = claimed(ledger);
        ledger.together(() -> {
            ledger.keep(run, ANSWER, LIFE);
            assertThat(again(ledger, run)).isEqualTo(new Claim.Answered(ANSWER));
            return "";
        });
    }

    private Attempt claimed(RequestLedger ledger) {
        String id = UUID.randomUUID().toString();
        var run = new Attempt(new IdempotencyKey("-:POST:/things:" + id), print, id);
        assertThat(ledger.claim(run, LEASE, LIFE)).isEqualTo(new Claim.Granted());
        return run;
    }

    private Claim again(RequestLedger ledger, Attempt run) {
        return ledger.claim(new Attempt(run.key(), print, "another"), LEASE, LIFE);
    }

    private Optional<MassTask> found(MassTasks tasks) {
        return tasks.find(task.submission().bizNo());
    }

    @AfterAll
    static void close() {
        BEDS.forEach(TestBed::close);
    }
}
