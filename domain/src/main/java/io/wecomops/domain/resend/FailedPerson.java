package io.wecomops.domain.resend;

import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.UserId;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody to be sent to again.
 *
 * @param position in the source
 * @param repeatWindow of the request that did not reach him or her
 * @param request that request, where each person has one of his or her own
 */
public record FailedPerson(long position, UserId user, Duration repeatWindow, Optional<SealedRequest> request) {
    public FailedPerson {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(repeatWindow, "repeatWindow");
        Objects.requireNonNull(request, "request");
    }
}
