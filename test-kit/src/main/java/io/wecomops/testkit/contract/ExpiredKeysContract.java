package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.idempotency.Attempt;
import io.wecomops.domain.idempotency.Claim;
import io.wecomops.domain.idempotency.ExpiredKeys;
import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.idempotency.RequestFingerprint;
import io.wecomops.domain.idempotency.RequestLedger;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link ExpiredKeys} must do. */
public abstract class ExpiredKeysContract {
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final RequestFingerprint ONE = new RequestFingerprint("1".repeat(64));

    private final IdempotencyKey key = new IdempotencyKey("-:POST:/things:Order-" + UUID.randomUUID());

    protected abstract ExpiredKeys expired();

    /** Of the same keys. */
    protected abstract RequestLedger ledger();

    /** Lets {@code time} pass by the ledger's clock: a manual clock moves, a real server is waited for. */
    protected abstract void pass(Duration time);

    @Test
    void areDroppedInStepsAndTheOthersStay() {
        for (int i = 0; i < 3; i++) {
            claim(new IdempotencyKey(key + "-" + i), SHORT, SHORT.multipliedBy(2));
        }
        claim(key, Duration.ofMinutes(1), Duration.ofHours(1));
        pass(SHORT.multipliedBy(2));
        assertThat(expired().purge(2)).isEqualTo(2);
        assertThat(expired().purge(1000)).isPositive();
        assertThat(expired().purge(1000)).isZero();
        assertThat(claim(key, Duration.ofMinutes(1), Duration.ofHours(1))).isInstanceOf(Claim.Running.class);
    }

    private Claim claim(IdempotencyKey which, Duration lease, Duration life) {
        return ledger().claim(new Attempt(which, ONE, UUID.randomUUID().toString()), lease, life);
    }
}
