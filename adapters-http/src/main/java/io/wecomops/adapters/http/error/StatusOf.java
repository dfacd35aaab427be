package io.wecomops.adapters.http.error;

import io.helidon.http.Status;
import io.wecomops.domain.error.ErrorCode;
import java.util.Locale;

/** How HTTP speaks of each {@link ErrorCode}. */
final class StatusOf {
    private StatusOf() {}

    static Status status(ErrorCode code) {
        return switch (code) {
            case EXTERNAL_FAILED -> Status.BAD_GATEWAY_502;
            case UNAUTHENTICATED -> Status.UNAUTHORIZED_401;
            case INVALID_PARAMETER, NOT_JSON -> Status.BAD_REQUEST_400;
            case NOT_FOUND -> Status.NOT_FOUND_404;
            case METHOD_NOT_ALLOWED -> Status.METHOD_NOT_ALLOWED_405;
            case GONE -> Status.GONE_410;
            case CONFLICT, REQUEST_IN_PROGRESS -> Status.CONFLICT_409;
            case IDEMPOTENCY_KEY_REUSED -> Status.create(422, "Unprocessable Content");
            case TOO_LARGE -> Status.REQUEST_ENTITY_TOO_LARGE_413;
            case UNSUPPORTED_MEDIA_TYPE -> Status.UNSUPPORTED_MEDIA_TYPE_415;
            case RATE_LIMITED -> Status.TOO_MANY_REQUESTS_429;
            case UNEXPECTED -> Status.INTERNAL_SERVER_ERROR_500;
            case UNAVAILABLE -> Status.SERVICE_UNAVAILABLE_503;
        };
    }

    /** The same words for every problem with this code, as RFC 9457 asks. */
    static String title(ErrorCode code) {
        return switch (code) {
            case EXTERNAL_FAILED -> "An external service failed";
            case UNAUTHENTICATED -> "Not authenticated";
            case INVALID_PARAMETER -> "Invalid parameter";
            case NOT_FOUND -> "Not found";
            case METHOD_NOT_ALLOWED -> "Method not allowed";
            case CONFLICT -> "Conflict";
            case GONE -> "Gone";
            case TOO_LARGE -> "Too large";
            case UNSUPPORTED_MEDIA_TYPE -> "Unsupported media type";
            case NOT_JSON -> "Not JSON";
            case RATE_LIMITED -> "Too many requests";
            case IDEMPOTENCY_KEY_REUSED -> "Idempotency key reused";
            case REQUEST_IN_PROGRESS -> "Request in progress";
            case UNEXPECTED -> "Unexpected error";
            case UNAVAILABLE -> "Unavailable";
        };
    }

    /** The problem type: {@code /problems/invalid-parameter}. */
    static String type(ErrorCode code) {
        return "/problems/" + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
