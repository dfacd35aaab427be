package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.health.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link Probe} must do. */
@Timeout(30)
public abstract class ProbeContract {
    /** Of a server that is there. */
    protected abstract Probe reachable();

    /** Of one that was there and is gone. */
    protected abstract Probe unreachable();

    @Test
    void serverThatIsThereIsFound() {
        Probe probe = reachable();
        assertThatCode(probe::check).doesNotThrowAnyException();
        assertThatCode(probe::check).doesNotThrowAnyException();
    }

    @Test
    void serverThatIsGoneIsTold() {
        Probe probe = unreachable();
        assertThatExceptionOfType(DependencyUnavailableException.class).isThrownBy(probe::check);
        assertThatExceptionOfType(DependencyUnavailableException.class).isThrownBy(probe::check);
    }
}
