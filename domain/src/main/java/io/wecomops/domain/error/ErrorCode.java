package io.wecomops.domain.error;

/**
 * The return code that stands beside the HTTP status of every failure. 1101 to 1500 are the owner's (requirements 3);
 * the others extend them by the same pattern: 1000 + the HTTP status they go with; 1491 stands where that number is taken.
 */
public enum ErrorCode {
    EXTERNAL_FAILED(1101),
    NOT_JSON(1400),
    UNAUTHENTICATED(1401),
    INVALID_PARAMETER(1403),
    NOT_FOUND(1404),
    METHOD_NOT_ALLOWED(1405),
    CONFLICT(1409),
    GONE(1410),
    TOO_LARGE(1413),
    UNSUPPORTED_MEDIA_TYPE(1415),
    IDEMPOTENCY_KEY_REUSED(1422),
    RATE_LIMITED(1429),
    REQUEST_IN_PROGRESS(1491),
    UNEXPECTED(1500),
    UNAVAILABLE(1503);

    private final int number;

    ErrorCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
