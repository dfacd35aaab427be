package io.wecomops.sandbox.fault;

import io.wecomops.sandbox.Faults;
import java.util.concurrent.atomic.AtomicLong;

/** The faults in force. Setting them starts the sequence of fates anew. Thread-safe. */
public final class FaultLine {
    private record InForce(Faults faults, AtomicLong calls) {}

    private volatile InForce now;

    public FaultLine(Faults faults) {
        now = new InForce(faults, new AtomicLong());
    }

    public void set(Faults faults) {
        now = new InForce(faults, new AtomicLong());
    }

    public Faults faults() {
        return now.faults();
    }

    /** @param ratesApply whether a rate may hit this call; if not, it takes no place in the sequence */
    public Fate next(boolean ratesApply) {
        var inForce = now;
        long n = ratesApply ? inForce.calls().incrementAndGet() : 0;
        return Fate.of(inForce.faults(), n, ratesApply);
    }
}
