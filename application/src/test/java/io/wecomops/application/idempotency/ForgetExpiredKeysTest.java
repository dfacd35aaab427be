package io.wecomops.application.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.idempotency.KeyedRequest;
import io.wecomops.domain.idempotency.RequestAnswer;
import io.wecomops.domain.idempotency.RequestFingerprint;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForgetExpiredKeysTest {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final RequestAnswer ANSWER = new RequestAnswer(204, Map.of(), new byte[0]);

    @Test
    void dropsInSmallStepsAndThenRests() {
        var time = new ManualTime();
        var memory = new MemoryAdapters(time);
        var ledger = memory.requestLedger();
        for (int i = 0; i < 1_200; i++) {
            var print = new RequestFingerprint("0".repeat(64));
            ledger.keep(new KeyedRequest(new IdempotencyKey("k-" + i), print), ANSWER, Duration.ofSeconds(2));
        }
        time.advance(Duration.ofSeconds(3));
        List<Duration> rests = new ArrayList<>();
        var forget = new ForgetExpiredKeys(
                memory.expiredKeys(),
                rest -> {
                    rests.add(rest);
                    if (rest.equals(PAUSE)) {
                        throw new InterruptedException();
                    }
                },
                PAUSE);

        forget.run();

        assertThat(Thread.interrupted()).as("the interrupt is passed on").isTrue();
        assertThat(rests).hasSize(3).endsWith(PAUSE);
        assertThat(memory.expiredKeys().purge(10)).isZero();
    }
}
