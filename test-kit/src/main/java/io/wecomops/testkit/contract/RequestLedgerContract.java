package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.wecomops.domain.idempotency.Attempt;
import io.wecomops.domain.idempotency.Claim;
import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.idempotency.RequestAnswer;
import io.wecomops.domain.idempotency.RequestFingerprint;
import io.wecomops.domain.idempotency.RequestLedger;
import io.wecomops.testkit.AtOnce;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link RequestLedger} must do. */
public abstract class RequestLedgerContract {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final RequestFingerprint ONE = new RequestFingerprint("1".repeat(64));
    private static final RequestFingerprint OTHER = new RequestFingerprint("2".repeat(64));
    private static final Claim GRANTED = new Claim.Granted();
    private static final RequestAnswer ANSWER = new RequestAnswer(
            201,
            Map.of("Content-Type", "application/json", "Location", "/a:b/c"),
            "{\"说\":\"你好 😀\"}".getBytes(StandardCharsets.UTF_8));

    private final IdempotencyKey key = new IdempotencyKey("-:POST:/things:Order-" + UUID.randomUUID());

    protected abstract RequestLedger ledger();

    /** Lets {@code time} pass by the ledger's clock: a manual clock moves, a real server is waited for. */
    protected abstract void pass(Duration time);

    private Attempt attempt(RequestFingerprint fingerprint) {
        return new Attempt(key, fingerprint, UUID.randomUUID().toString());
    }

    private Claim claim(RequestFingerprint fingerprint) {
        return ledger().claim(attempt(fingerprint), LEASE, LIFE);
    }

    private Attempt granted(Duration lease, Duration life) {
        var attempt = attempt(ONE);
        assertThat(ledger().claim(attempt, lease, life)).isEqualTo(GRANTED);
        return attempt;
    }

    @Test
    void newKeyIsGranted() {
        assertThat(claim(ONE)).isEqualTo(GRANTED);
    }

    @Test
    void runningRequestIsSaidToRun() {
        granted(LEASE, LIFE);
        assertThat(claim(ONE))
                .isInstanceOfSatisfying(
                        Claim.Running.class,
                        running -> assertThat(running.leaseLeft()).isPositive().isLessThanOrEqualTo(LEASE));
    }

    @Test
    void answeredRequestIsAnsweredToTheLastByte() {
        assertThat(ledger().keep(granted(LEASE, LIFE), ANSWER, LIFE)).isTrue();
        assertThat(claim(ONE)).isEqualTo(new Claim.Answered(ANSWER));
        assertThat(claim(ONE)).isEqualTo(new Claim.Answered(ANSWER));
    }

    @Test
    void whatIsDoneTogetherIsAnsweredWhenItReturns() {
        Attempt run = granted(LEASE, LIFE);
        assertThat(ledger().<Boolean>together(() -> ledger().keep(run, ANSWER, LIFE)))
                .isTrue();
        assertThat(claim(ONE)).isEqualTo(new Claim.Answered(ANSWER));
    }

    @Test
    void failureOfWhatIsDoneTogetherIsTheCallers() {
        Attempt run = granted(LEASE, LIFE);
        var failure = new IllegalStateException("it broke");
        assertThatIllegalStateException()
                .isThrownBy(() -> ledger().together(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(ledger().release(run)).isTrue();
    }

    @Test
    void everyByteIsKept() {
        byte[] bytes = new byte[RequestAnswer.MOST_KEPT_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        var longest = new RequestAnswer(200, Map.of(), bytes);
        ledger().keep(granted(LEASE, LIFE), longest, LIFE);
        assertThat(claim(ONE)).isEqualTo(new Claim.Answered(longest));
    }

    @Test
    void emptyAnswerIsKept() {
        var empty = new RequestAnswer(204, Map.of(), new byte[0]);
        ledger().keep(granted(LEASE, LIFE), empty, LIFE);
        assertThat(claim(ONE)).isEqualTo(new Claim.Answered(empty));
    }

    @Test
    void answerThatCannotBeKeptIsRunForAgainByItsRequestAlone() {
        var tooLong = new RequestAnswer(200, Map.of(), new byte[RequestAnswer.MOST_KEPT_BYTES + 1]);
        assertThat(ledger().keep(granted(LEASE, LIFE), tooLong, LIFE)).isTrue();
        assertThat(claim(OTHER)).isEqualTo(new Claim.OtherRequest());
        assertThat(claim(ONE)).isEqualTo(GRANTED);
        assertThat(claim(ONE)).isInstanceOf(Claim.Running.class);
    }

    @Test
    void otherRequestIsRefusedWhateverBecameOfTheFirst() {
        var first = granted(SHORT, LIFE);
        assertThat(claim(OTHER)).isEqualTo(new Claim.OtherRequest());
        pass(SHORT);
        assertThat(claim(OTHER)).isEqualTo(new Claim.OtherRequest());
        ledger().keep(first, ANSWER, LIFE);
        assertThat(claim(OTHER)).isEqualTo(new Claim.OtherRequest());
    }

    @Test
    void releasedKeyIsFreeForAnyRequest() {
        assertThat(ledger().release(granted(LEASE, LIFE))).isTrue();
        assertThat(claim(OTHER)).isEqualTo(GRANTED);
    }

    @Test
    void runThatDiedIsTakenOverByOne() {
        granted(SHORT, LIFE);
        pass(SHORT);
        assertThat(AtOnce.call(32, _ -> claim(ONE))).containsOnlyOnce(GRANTED);
    }

    @Test
    void lateRunChangesNothing() {
        var late = granted(SHORT, LIFE);
        pass(SHORT);
        var next = granted(LEASE, LIFE);
        assertThat(ledger().keep(late, ANSWER, LIFE)).isFalse();
        assertThat(ledger().release(late)).isFalse();
        assertThat(claim(ONE)).isInstanceOf(Claim.Running.class);
        assertThat(ledger().keep(next, ANSWER, LIFE)).isTrue();
        assertThat(ledger().release(next)).isFalse();
        assertThat(claim(ONE)).isEqualTo(new Claim.Answered(ANSWER));
    }

    @Test
    void lateRunChangesNothingOfAnotherRequestUnderAFreedKey() {
        var late = granted(SHORT, LIFE);
        pass(SHORT);
        ledger().release(granted(LEASE, LIFE));
        assertThat(claim(OTHER)).isEqualTo(GRANTED);
        assertThat(ledger().keep(late, ANSWER, LIFE)).isFalse();
        assertThat(claim(OTHER)).isInstanceOf(Claim.Running.class);
    }

    @Test
    void expiredKeyIsNewForAnyRequest() {
        ledger().keep(granted(SHORT, LIFE), ANSWER, SHORT);
        pass(SHORT);
        assertThat(AtOnce.call(32, _ -> claim(OTHER))).containsOnlyOnce(GRANTED);
    }

    @Test
    void oneOfManyCallersIsGranted() {
        assertThat(AtOnce.call(64, _ -> claim(ONE))).containsOnlyOnce(GRANTED);
    }

    @Test
    void keysDifferByCase() {
        granted(LEASE, LIFE);
        var lower = new IdempotencyKey(key.value().toLowerCase(Locale.ROOT));
        assertThat(ledger().claim(new Attempt(lower, OTHER, "run"), LEASE, LIFE))
                .isEqualTo(GRANTED);
    }

    @Test
    void leaseIsPositiveAndShorterThanLife() {
        assertThatIllegalArgumentException().isThrownBy(() -> ledger().claim(attempt(ONE), Duration.ZERO, LIFE));
        assertThatIllegalArgumentException().isThrownBy(() -> ledger().claim(attempt(ONE), LIFE, LIFE));
    }
}
