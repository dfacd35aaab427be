package io.wecomops.adapters.mysql.idempotency;

import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.idempotency.Claim;
import io.wecomops.domain.idempotency.RequestAnswer;
import io.wecomops.domain.idempotency.RequestFingerprint;
import java.time.Duration;
import java.util.Optional;

/** One row, as it was at one moment. */
record StoredRequest(
        boolean expired, Optional<String> fingerprint, Optional<RequestAnswer> answer, Duration leaseLeft) {
    private static final int RUNNING = 1;
    private static final int ANSWERED = 2;

    static StoredRequest of(Row row) {
        int state = row.integer("state");
        long now = row.number("now_ms");
        boolean isRequest = state == RUNNING || state == ANSWERED; // a mere mark is no request's
        return new StoredRequest(
                row.number("expires_at_ms") <= now,
                isRequest ? row.textIfAny("fingerprint") : Optional.empty(),
                state == ANSWERED ? Optional.of(answer(row)) : Optional.empty(),
                Duration.ofMillis(Math.max(0, row.number("lease_end_ms") - now)));
    }

    private static RequestAnswer answer(Row row) {
        return new RequestAnswer(row.integer("status"), HeaderLines.read(row.text("headers")), row.bytes("body"));
    }

    boolean isFreeFor(RequestFingerprint request) {
        return expired || (isOf(request) && answer.isEmpty() && leaseLeft.isZero());
    }

    Claim seenBy(RequestFingerprint request) {
        if (!isOf(request)) {
            return new Claim.OtherRequest();
        }
        return answer.isPresent() ? new Claim.Answered(answer.get()) : new Claim.Running(leaseLeft);
    }

    private boolean isOf(RequestFingerprint request) {
        return fingerprint.filter(request.hex()::equals).isPresent();
    }
}
