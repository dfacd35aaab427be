package io.wecomops.benchmarks.fault.idempotency;

import io.wecomops.benchmarks.fault.harness.DatabaseProxy.Point;
import io.wecomops.benchmarks.fault.harness.DatabaseProxy.Side;
import java.util.Locale;
import java.util.Optional;

/** Where a node dies in the life of a POST with an {@code Idempotency-Key}: by what passes between it and the database. */
enum CrashPoint {
    BEFORE_THE_LOOK(Side.BEFORE, Text.LOOK, Text.NOTHING),
    BEFORE_THE_EFFECT(Side.BEFORE, Text.EFFECT, Text.NOTHING),
    AFTER_THE_EFFECT(Side.AFTER, Text.EFFECT, Text.NOTHING),
    BEFORE_THE_ANSWER(Side.BEFORE, Text.ANSWER, Text.NOTHING),
    AFTER_THE_ANSWER(Side.AFTER, Text.ANSWER, Text.NOTHING),
    BEFORE_THE_COMMIT(Side.BEFORE, Text.ANSWER, Text.COMMIT),
    AFTER_THE_COMMIT(Side.AFTER, Text.ANSWER, Text.COMMIT);

    private final Side side;
    private final String statement;
    private final String then;

    CrashPoint(Side side, String statement, String then) {
        this.side = side;
        this.statement = statement;
        this.then = then;
    }

    /** A new one to be armed. */
    Point point() {
        return new Point(side, statement, Optional.of(then).filter(text -> !text.isEmpty()));
    }

    /** {@code after-the-effect} */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Parts of the statements that pass. */
    private static final class Text {
        static final String NOTHING = "";
        static final String COMMIT = "commit";
        static final String LOOK = "FROM idempotency_key WHERE idem_key";
        static final String EFFECT = "INSERT INTO mass_task (";
        static final String ANSWER = "INSERT INTO idempotency_key (idem_key, fingerprint";
    }
}
