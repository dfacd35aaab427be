package io.wecomops.sandbox.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.sandbox.Fault;
import io.wecomops.sandbox.Faults;
import io.wecomops.sandbox.call.Endpoint;
import io.wecomops.sandbox.call.ErrCode;
import io.wecomops.sandbox.fault.FaultLine;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final FaultLine faultLine = new FaultLine(Faults.none().with(Fault.CONCURRENCY_LIMIT, 2));
    private final Ledger ledger = new Ledger(faultLine, () -> Instant.EPOCH);

    @Test
    void whoFindsAllPlacesTakenIsTurnedAwayAndTakesNone() {
        var first = ledger.arrive(Endpoint.MESSAGE_SEND, 7, "");
        var second = ledger.arrive(Endpoint.MESSAGE_SEND, 7, "");
        var third = ledger.arrive(Endpoint.MESSAGE_SEND, 7, "");
        var gettoken = ledger.arrive(Endpoint.GETTOKEN, 0, "");

        assertThat(List.of(first.verdict(), second.verdict(), third.verdict(), gettoken.verdict()))
                .containsExactly(ErrCode.OK, ErrCode.OK, ErrCode.TOO_CONCURRENT, ErrCode.OK);
        assertThat(ledger.stats(0).inFlight()).isEqualTo(4);
        ledger.left(third);
        assertThat(ledger.arrive(Endpoint.MESSAGE_SEND, 7, "").verdict()).isEqualTo(ErrCode.TOO_CONCURRENT);
        ledger.left(first);
        assertThat(ledger.arrive(Endpoint.MESSAGE_SEND, 7, "").verdict()).isEqualTo(ErrCode.OK);
        assertThat(ledger.stats(0).peakInFlight()).isEqualTo(4);
    }

    @Test
    void callsUnderWayOutliveAReset() {
        var call = ledger.arrive(Endpoint.MESSAGE_SEND, 7, "");
        ledger.reset();
        assertThat(ledger.stats(0).inFlight()).isEqualTo(1);
        ledger.deliver(call, new Parcel(new Content("text", "x"), BodyDigest.of(new byte[0]), 60, false), List.of("a"));
        ledger.left(call);

        assertThat(ledger.stats(0).inFlight()).isZero();
        assertThat(ledger.stats(0).delivered()).isEqualTo(1);
    }
}
