package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.wecomops.domain.idempotency.Earlier;
import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.idempotency.KeyedRequest;
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
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final RequestFingerprint ONE = new RequestFingerprint("1".repeat(64));
    private static final RequestFingerprint OTHER = new RequestFingerprint("2".repeat(64));
    private static final Earlier NOTHING = new Earlier.Nothing();
    private static final RequestAnswer ANSWER = new RequestAnswer(
            201,
            Map.of("Content-Type", "application/json", "Location", "/a:b/c"),
            "{\"说\":\"你好 😀\"}".getBytes(StandardCharsets.UTF_8));
    private static final RequestAnswer TOO_LONG =
            new RequestAnswer(200, Map.of(), new byte[RequestAnswer.MOST_KEPT_BYTES + 1]);

    private final IdempotencyKey key = new IdempotencyKey("-:POST:/things:Order-" + UUID.randomUUID());
    private final KeyedRequest request = new KeyedRequest(key, ONE);
    private final KeyedRequest other = new KeyedRequest(key, OTHER);

    protected abstract RequestLedger ledger();

    /** Lets {@code time} pass by the ledger's clock: a manual clock moves, a real server is waited for. */
    protected abstract void pass(Duration time);

    private boolean keep(RequestAnswer answer) {
        return ledger().keep(request, answer, LIFE);
    }

    @Test
    void ofANewKeyNothingIsKnown() {
        assertThat(ledger().earlier(request)).isEqualTo(NOTHING);
    }

    @Test
    void answeredRequestIsAnsweredToTheLastByte() {
        assertThat(keep(ANSWER)).isTrue();
        assertThat(ledger().earlier(request)).isEqualTo(new Earlier.Answered(ANSWER));
        assertThat(ledger().earlier(request)).isEqualTo(new Earlier.Answered(ANSWER));
    }

    @Test
    void whatIsDoneTogetherIsAnsweredWhenItReturns() {
        assertThat(ledger().<Boolean>together(() -> keep(ANSWER))).isTrue();
        assertThat(ledger().earlier(request)).isEqualTo(new Earlier.Answered(ANSWER));
    }

    @Test
    void failureOfWhatIsDoneTogetherIsTheCallersAndTakesNoKey() {
        var failure = new IllegalStateException("it broke");
        assertThatIllegalStateException()
                .isThrownBy(() -> ledger().together(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(ledger().earlier(request)).isEqualTo(NOTHING);
    }

    @Test
    void everyByteIsKept() {
        byte[] bytes = new byte[RequestAnswer.MOST_KEPT_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        var longest = new RequestAnswer(200, Map.of(), bytes);
        keep(longest);
        assertThat(ledger().earlier(request)).isEqualTo(new Earlier.Answered(longest));
    }

    @Test
    void emptyAnswerIsKept() {
        var empty = new RequestAnswer(204, Map.of(), new byte[0]);
        keep(empty);
        assertThat(ledger().earlier(request)).isEqualTo(new Earlier.Answered(empty));
    }

    @Test
    void answerThatCannotBeKeptIsRunForAgainByItsRequestAlone() {
        assertThat(keep(TOO_LONG)).isTrue();
        assertThat(ledger().earlier(other)).isEqualTo(new Earlier.OtherRequest());
        assertThat(ledger().keep(other, ANSWER, LIFE)).isFalse();
        assertThat(ledger().earlier(request)).isEqualTo(NOTHING);
        assertThat(keep(TOO_LONG)).isTrue();
    }

    @Test
    void takenKeyRefusesEveryOtherAnswer() {
        keep(ANSWER);
        assertThat(keep(new RequestAnswer(200, Map.of(), new byte[0]))).isFalse();
        assertThat(keep(TOO_LONG)).isFalse();
        assertThat(ledger().keep(other, ANSWER, LIFE)).isFalse();
        assertThat(ledger().earlier(request)).isEqualTo(new Earlier.Answered(ANSWER));
    }

    @Test
    void otherRequestIsToldThatTheKeyIsTaken() {
        keep(ANSWER);
        assertThat(ledger().earlier(other)).isEqualTo(new Earlier.OtherRequest());
    }

    @Test
    void expiredKeyIsNewForAnyRequest() {
        ledger().keep(request, ANSWER, SHORT);
        pass(SHORT);
        assertThat(AtOnce.call(32, _ -> ledger().earlier(other))).containsOnly(NOTHING);
        assertThat(AtOnce.call(32, _ -> ledger().keep(other, ANSWER, LIFE))).containsOnlyOnce(true);
    }

    @Test
    void oneOfManyCallersTakesTheKey() {
        assertThat(AtOnce.call(64, _ -> ledger().<Boolean>together(() -> keep(ANSWER))))
                .containsOnlyOnce(true);
    }

    @Test
    void keysDifferByCase() {
        keep(ANSWER);
        var lower = new IdempotencyKey(key.value().toLowerCase(Locale.ROOT));
        assertThat(ledger().keep(new KeyedRequest(lower, OTHER), ANSWER, LIFE)).isTrue();
    }
}
