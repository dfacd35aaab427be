package io.wecomops.benchmarks.fault.idempotency;

import io.wecomops.benchmarks.fault.harness.DatabaseProxy.Point;
import io.wecomops.benchmarks.fault.harness.DatabaseProxy.Side;
import java.util.Locale;
import java.util.Optional;

/** Where a node dies in the life of a POST with an {@code Idempotency-Key}: by what passes between it and the database. */
enum CrashPoint {
    BEFORE_THE_CLAIM(Side.BEFORE, Text.CLAIM, Text.NOTHING),
    BEFORE_THE_CLAIM_IS_COMMITTED(Side.BEFORE, Text.CLAIM, Text.COMMIT),
    AFTER_THE_CLAIM(Side.AFTER, Text.CLAIM, Text.COMMIT),
    BEFORE_THE_EFFECT_IS_COMMITTED(Side.BEFORE, Text.EFFECT, Text.COMMIT),
    AFTER_THE_EFFECT(Side.AFTER, Text.EFFECT, Text.COMMIT),
    BEFORE_THE_ANSWER_IS_KEPT(Side.BEFORE, Text.KEEP, Text.NOTHING),
    AFTER_THE_ANSWER_IS_KEPT(Side.AFTER, Text.KEEP, Text.COMMIT);

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

    /** {@code after-the-claim} */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Parts of the statements that pass. */
    private static final class Text {
        static final String NOTHING = "";
        static final String COMMIT = "commit";
        static final String CLAIM = "INSERT IGNORE INTO idempotency_key";
        static final String EFFECT = "INSERT INTO mass_task (";
        static final String KEEP = "SET state = 2, status";
    }
}
