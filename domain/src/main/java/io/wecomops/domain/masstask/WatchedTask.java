package io.wecomops.domain.masstask;

import io.wecomops.domain.trace.TraceId;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A gray release under way.
 *
 * @param atGate for how long it has waited at the gate behind {@code wave}, by the database's clock; empty while it runs
 * @param stopped whether its automatic gate has shut
 * @param overruled whether a person let this very wave go on although its gate had shut
 * @param wave the last wave that is open
 */
public record WatchedTask(
        TaskId id,
        BizNo bizNo,
        TraceId traceId,
        Gate gate,
        Optional<Duration> atGate,
        boolean stopped,
        boolean overruled,
        WaveState wave) {
    public WatchedTask {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(bizNo, "bizNo");
        Objects.requireNonNull(traceId, "traceId");
        Objects.requireNonNull(gate, "gate");
        Objects.requireNonNull(atGate, "atGate");
        Objects.requireNonNull(wave, "wave");
    }

    /** What is to be done with it now. Pure. */
    public GateMove next() {
        boolean broken = !overruled && gate instanceof Gate.Auto auto && auto.isBrokenBy(wave.progress());
        if (atGate.isEmpty()) {
            if (broken) {
                return new GateMove.Stop(figures());
            }
            return wave.hasEnded() ? new GateMove.Wait(figures()) : new GateMove.Nothing();
        }
        if (stopped) {
            return new GateMove.Nothing();
        }
        return switch (gate) {
            case Gate.Manual() -> new GateMove.Nothing();
            case Gate.Auto auto -> {
                if (broken) {
                    yield new GateMove.Stop(figures());
                }
                yield atGate.get().compareTo(auto.hold()) >= 0 ? new GateMove.Open() : new GateMove.Nothing();
            }
        };
    }

    private String figures() {
        Progress done = wave.progress();
        return "wave %d: %d sent, %d failed, %d unknown of %d"
                .formatted(wave.number(), done.sent(), done.failed(), done.unknown(), done.total());
    }
}
