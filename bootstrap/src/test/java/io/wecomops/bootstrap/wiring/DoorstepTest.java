package io.wecomops.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wecomops.domain.error.DependencyUnavailableException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class DoorstepTest {
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void itWaitsUntilTheServerIsThere() throws Exception {
        String answer = new Doorstep(_ -> false).await("database", "db:3306", comesUpAfter(12));

        assertThat(answer).isEqualTo("there");
        assertThat(tries).hasValue(13);
    }

    @Test
    void whoIsAskedToEndWaitsNoLonger() {
        var doorstep = new Doorstep(_ -> tries.get() >= 3);

        assertThatThrownBy(() -> doorstep.await("redis", "r:6379", comesUpAfter(12)))
                .isInstanceOf(StartAbandonedException.class)
                .hasMessage("asked to end while waiting for the redis");
    }

    @Test
    void whatIsNoOutageIsNotWaitedFor() {
        var doorstep = new Doorstep(_ -> false);

        assertThatThrownBy(() -> doorstep.await("redis", "r:6379", () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
    }

    private Supplier<String> comesUpAfter(int failures) {
        return () -> {
            if (tries.getAndIncrement() < failures) {
                throw new DependencyUnavailableException("database", "migrating", new IOException("refused"));
            }
            return "there";
        };
    }
}
