package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.idempotency.Earlier;
import io.wecomops.domain.idempotency.ExpiredKeys;
import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.idempotency.KeyedRequest;
import io.wecomops.domain.idempotency.RequestAnswer;
import io.wecomops.domain.idempotency.RequestFingerprint;
import io.wecomops.domain.idempotency.RequestLedger;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link ExpiredKeys} must do. */
public abstract class ExpiredKeysContract {
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final RequestFingerprint ONE = new RequestFingerprint("1".repeat(64));
    private static final RequestAnswer ANSWER = new RequestAnswer(204, Map.of(), new byte[0]);

    private final IdempotencyKey key = new IdempotencyKey("-:POST:/things:Order-" + UUID.randomUUID());

    protected abstract ExpiredKeys expired();

    /** Of the same keys. */
    protected abstract RequestLedger ledger();

    /** Lets {@code time} pass by the ledger's clock: a manual clock moves, a real server is waited for. */
    protected abstract void pass(Duration time);

    @Test
    void areDroppedInStepsAndTheOthersStay() {
        for (int i = 0; i < 3; i++) {
            keep(new KeyedRequest(new IdempotencyKey(key + "-" + i), ONE), SHORT);
        }
        var living = new KeyedRequest(key, ONE);
        keep(living, Duration.ofHours(1));
        pass(SHORT);
        assertThat(expired().purge(2)).isEqualTo(2);
        assertThat(expired().purge(1000)).isPositive();
        assertThat(expired().purge(1000)).isZero();
        assertThat(ledger().earlier(living)).isEqualTo(new Earlier.Answered(ANSWER));
    }

    private void keep(KeyedRequest request, Duration life) {
        assertThat(ledger().keep(request, ANSWER, life)).isTrue();
    }
}
