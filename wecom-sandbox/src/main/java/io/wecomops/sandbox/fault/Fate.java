package io.wecomops.sandbox.fault;

import io.wecomops.sandbox.Fault;
import io.wecomops.sandbox.Faults;
import java.util.SplittableRandom;

/** What is held for one call. */
public record Fate(Kind kind, long latencyMillis) {

    /** At most one of the rates hits a call. */
    public enum Kind {
        CARRIED_OUT,
        LOST_REQUEST,
        SERVER_ERROR,
        BUSY,
        LOST_ANSWER
    }

    /** Pure: the n-th call under the same faults has the same fate. */
    static Fate of(Faults faults, long n, boolean ratesApply) {
        var random = new SplittableRandom(faults.whole(Fault.SEED) * 0x9e3779b97f4a7c15L + n * 0xbf58476d1ce4e5b9L);
        long latency = faults.whole(Fault.LATENCY_MS) + random.nextLong(faults.whole(Fault.LATENCY_JITTER_MS) + 1);
        double draw = random.nextDouble();
        return new Fate(ratesApply ? kind(faults, draw) : Kind.CARRIED_OUT, latency);
    }

    private static Kind kind(Faults faults, double draw) {
        double left = draw;
        if ((left -= faults.number(Fault.LOST_REQUEST_RATE)) < 0) {
            return Kind.LOST_REQUEST;
        }
        if ((left -= faults.number(Fault.HTTP_5XX_RATE)) < 0) {
            return Kind.SERVER_ERROR;
        }
        if ((left -= faults.number(Fault.BUSY_RATE)) < 0) {
            return Kind.BUSY;
        }
        return left - faults.number(Fault.LOST_ANSWER_RATE) < 0 ? Kind.LOST_ANSWER : Kind.CARRIED_OUT;
    }
}
