package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Ticker} must do. */
public abstract class TickerContract {
    protected abstract Ticker ticker();

    /** Lets {@code time} pass: a manual clock moves, a real one is waited for. */
    protected abstract void pass(Duration time) throws InterruptedException;

    @Test
    void itNeverStepsBack() {
        List<Duration> readings =
                Stream.generate(ticker()::elapsed).limit(10_000).toList();

        assertThat(readings).isSorted();
    }

    @Test
    void itTellsWhatHasPassed() throws InterruptedException {
        Ticker ticker = ticker();
        Duration before = ticker.elapsed();

        pass(Duration.ofMillis(30));

        assertThat(ticker.elapsed().minus(before)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }
}
