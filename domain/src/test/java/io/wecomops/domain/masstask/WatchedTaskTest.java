package io.wecomops.domain.masstask;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.trace.TraceId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchedTaskTest {
    private static final Gate AUTO = new Gate.Auto(0.05, Duration.ofSeconds(60));
    private static final Gate MANUAL = new Gate.Manual();
    private static final Progress GOOD = new Progress(100, 99, 1, 0, 0, 0);
    private static final Progress BAD = new Progress(100, 50, 50, 0, 0, 0);
    private static final Progress BAD_SO_FAR = new Progress(100, 10, 30, 0, 0, 60);
    private static final Progress UNDER_WAY = new Progress(100, 40, 0, 0, 0, 60);

    @Test
    void runningWaveIsLeftAlone() {
        assertThat(running(AUTO, UNDER_WAY).next()).isInstanceOf(GateMove.Nothing.class);
        assertThat(running(MANUAL, BAD_SO_FAR).next()).isInstanceOf(GateMove.Nothing.class);
    }

    @Test
    void endedWaveWaitsAtItsGate() {
        assertThat(running(AUTO, GOOD).next()).isInstanceOf(GateMove.Wait.class);
        assertThat(running(MANUAL, BAD).next()).isInstanceOf(GateMove.Wait.class);
    }

    @Test
    void waveWithTooManyFailuresStopsBeforeItEndsAndSaysWhy() {
        assertThat(running(AUTO, BAD_SO_FAR).next())
                .isEqualTo(new GateMove.Stop("wave 2: 10 sent, 30 failed, 0 unknown of 100"));
        assertThat(running(AUTO, BAD).next()).isInstanceOf(GateMove.Stop.class);
        assertThat(waiting(AUTO, BAD, 0).next()).isInstanceOf(GateMove.Stop.class);
    }

    @Test
    void waveThatAPersonLetGoOnIsNotStoppedAgain() {
        assertThat(task(AUTO, BAD_SO_FAR, Optional.empty(), false, true).next()).isInstanceOf(GateMove.Nothing.class);
        assertThat(task(AUTO, BAD, Optional.empty(), false, true).next()).isInstanceOf(GateMove.Wait.class);
    }

    @Test
    void automaticGateOpensOnceItsHoldHasPassed() {
        assertThat(waiting(AUTO, GOOD, 59_999).next()).isInstanceOf(GateMove.Nothing.class);
        assertThat(waiting(AUTO, GOOD, 60_000).next()).isInstanceOf(GateMove.Open.class);
    }

    @Test
    void onlyAPersonOpensAManualGateOrOneThatHasShut() {
        assertThat(waiting(MANUAL, GOOD, 1_000_000).next()).isInstanceOf(GateMove.Nothing.class);
        var shut = task(AUTO, GOOD, Optional.of(Duration.ofDays(1)), true, false);
        assertThat(shut.next()).isInstanceOf(GateMove.Nothing.class);
    }

    private static WatchedTask running(Gate gate, Progress wave) {
        return task(gate, wave, Optional.empty(), false, false);
    }

    private static WatchedTask waiting(Gate gate, Progress wave, long millis) {
        return task(gate, wave, Optional.of(Duration.ofMillis(millis)), false, false);
    }

    private static WatchedTask task(
            Gate gate, Progress wave, Optional<Duration> atGate, boolean stopped, boolean overruled) {
        return new WatchedTask(
                new TaskId(1),
                new BizNo("b-1"),
                new TraceId("t-1"),
                gate,
                atGate,
                stopped,
                overruled,
                new WaveState(2, true, wave));
    }
}
