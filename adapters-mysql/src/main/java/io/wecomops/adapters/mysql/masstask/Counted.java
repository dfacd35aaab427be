package io.wecomops.adapters.mysql.masstask;

import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.Tempo;
import io.wecomops.domain.masstask.WaveState;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * What some batches of one wave sum to; parts of a wave are added up.
 *
 * @param total in how many people they are for
 * @param firstMs when the first of them ended
 * @param lately whose batches ended within {@link Tempo#WINDOW}
 */
record Counted(
        int wave,
        long total,
        long sent,
        long failed,
        long unknown,
        long cancelled,
        long lately,
        OptionalLong firstMs,
        long nowMs) {
    static Counted of(Row row) {
        return new Counted(
                row.integer("wave"),
                row.number("people_total"),
                row.number("people_sent"),
                row.number("people_failed"),
                row.number("people_unknown"),
                row.number("people_cancelled"),
                row.number("people_lately"),
                row.numberIfAny("first_ms"),
                row.number("now_ms"));
    }

    /** The same, where the people they are for are counted with their block. */
    Counted ofPeopleCountedBefore() {
        return new Counted(wave, 0, sent, failed, unknown, cancelled, lately, firstMs, nowMs);
    }

    Counted plus(Counted other) {
        OptionalLong first =
                LongStream.concat(firstMs.stream(), other.firstMs.stream()).min();
        return new Counted(
                wave,
                total + other.total,
                sent + other.sent,
                failed + other.failed,
                unknown + other.unknown,
                cancelled + other.cancelled,
                lately + other.lately,
                first,
                Math.max(nowMs, other.nowMs));
    }

    /** As if its wave were open. */
    WaveState state() {
        long left = total - sent - failed - unknown - cancelled;
        return new WaveState(wave, true, new Progress(total, sent, failed, unknown, cancelled, left));
    }
}
