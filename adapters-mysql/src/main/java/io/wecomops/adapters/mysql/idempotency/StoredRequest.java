package io.wecomops.adapters.mysql.idempotency;

import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.idempotency.Earlier;
import io.wecomops.domain.idempotency.RequestAnswer;
import io.wecomops.domain.idempotency.RequestFingerprint;
import java.util.Optional;

/** One row, as it was at one moment. */
record StoredRequest(boolean expired, Optional<String> fingerprint, Optional<RequestAnswer> answer) {
    static final int UNANSWERED = 1;
    static final int ANSWERED = 2;

    static StoredRequest of(Row row) {
        int state = row.integer("state");
        boolean isRequest = state == UNANSWERED || state == ANSWERED; // a mere mark is no request's
        return new StoredRequest(
                row.number("expires_at_ms") <= row.number("now_ms"),
                isRequest ? row.textIfAny("fingerprint") : Optional.empty(),
                state == ANSWERED ? Optional.of(answer(row)) : Optional.empty());
    }

    private static RequestAnswer answer(Row row) {
        return new RequestAnswer(row.integer("status"), HeaderLines.read(row.text("headers")), row.bytes("body"));
    }

    Earlier seenBy(RequestFingerprint request) {
        if (fingerprint.filter(request.hex()::equals).isEmpty()) {
            return new Earlier.OtherRequest();
        }
        return answer.<Earlier>map(Earlier.Answered::new).orElseGet(Earlier.Nothing::new);
    }
}
