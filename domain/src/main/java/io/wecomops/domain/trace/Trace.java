package io.wecomops.domain.trace;

import java.util.Optional;

/** The trace id of the work at hand. Bound for a scope; a new thread is given it by hand. */
public final class Trace {
    private static final ScopedValue<TraceId> CURRENT = ScopedValue.newInstance();

    private Trace() {}

    /** The id bound in this scope, if any. */
    public static Optional<TraceId> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Runs {@code work} with {@code id} as its trace id. */
    public static void run(TraceId id, Runnable work) {
        ScopedValue.where(CURRENT, id).run(work);
    }

    /** Runs {@code work} with {@code id} as its trace id and hands on what it answers or throws. */
    public static <T, X extends Throwable> T call(TraceId id, ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(CURRENT, id).call(work);
    }
}
