package io.wecomops.adapters.http;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where the API listens and what it takes.
 *
 * @param host the address to listen on
 * @param port 0 for any that is free
 * @param versionPrefix what follows {@code /api/}, and what {@code health} calls the version: 1 to 16 letters and digits
 * @param maxBodyBytes a longer request body is refused with 413
 * @param drain how long {@link HttpApi#close()} waits at the most for requests in flight
 */
public record HttpSettings(String host, int port, String versionPrefix, int maxBodyBytes, Duration drain) {
    /** Room for 100,000 user ids of full length, and some. */
    public static final int DEFAULT_MAX_BODY_BYTES = 8 * 1024 * 1024;

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9]{1,16}");

    public HttpSettings {
        Objects.requireNonNull(host, "host");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
        if (!PREFIX.matcher(versionPrefix).matches()) {
            throw new IllegalArgumentException(
                    "the version prefix is 1 to 16 letters and digits, not " + versionPrefix);
        }
        if (maxBodyBytes < 1) {
            throw new IllegalArgumentException("the largest body has at least 1 byte, not " + maxBodyBytes);
        }
        if (drain.isNegative()) {
            throw new IllegalArgumentException("a wait is not negative: " + drain);
        }
    }

    /** The defaults of the requirements at {@code host} and {@code port}. */
    public static HttpSettings at(String host, int port) {
        return new HttpSettings(host, port, "v1", DEFAULT_MAX_BODY_BYTES, Duration.ofSeconds(20));
    }
}
