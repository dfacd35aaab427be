package io.wecomops.domain.idempotency;

import java.util.Objects;

/** A request and the key it was sent under: both are equal where it is the same request once more. */
public record KeyedRequest(IdempotencyKey key, RequestFingerprint fingerprint) {
    public KeyedRequest {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(fingerprint, "fingerprint");
    }
}
