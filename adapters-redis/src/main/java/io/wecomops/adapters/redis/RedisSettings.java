package io.wecomops.adapters.redis;

import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How Redis is reached. Secret: neither {@link #toString()} nor an exception shows the URL, which may hold a password.
 *
 * @param url {@code redis://[[user]:password@]host[:port][/database]}, {@code rediss://…} for TLS, or
 *     {@code redis-sentinel://[password@]host[:port][,host…]/database#master}
 * @param namespace what every key begins with, so that installations can share a Redis: 1 to 64 letters, digits,
 *     {@code _ . -}
 * @param commandTimeout how long a command, or connecting, may take; 10 ms to 60 s
 */
public record RedisSettings(String url, String namespace, Duration commandTimeout) {
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    public RedisSettings {
        parse(url);
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw new IllegalArgumentException("a namespace is 1 to 64 letters, digits, '_', '.' or '-': " + namespace);
        }
        if (commandTimeout.compareTo(Duration.ofMillis(10)) < 0
                || commandTimeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("a command times out after 10 ms to 60 s, not " + commandTimeout);
        }
    }

    /** The namespace {@code wecom-ops} and a time limit of 2 seconds. */
    public static RedisSettings of(String url) {
        return new RedisSettings(url, "wecom-ops", Duration.ofSeconds(2));
    }

    RedisURI uri() {
        RedisURI uri = parse(url);
        uri.setTimeout(commandTimeout);
        uri.setClientName(namespace);
        return uri;
    }

    @Override
    public String toString() {
        return "RedisSettings[***, namespace=" + namespace + ", commandTimeout=" + commandTimeout + "]";
    }

    // without the parser's own exception: its message holds the text, and with it the password
    private static RedisURI parse(String url) {
        try {
            RedisURI uri = RedisURI.create(url);
            if (uri.getHost() == null || isHost(uri.getHost())) {
                return uri;
            }
        } catch (IllegalArgumentException unreadable) {
            // told below
        }
        throw new IllegalArgumentException("must be a Redis URL, such as redis://:password@127.0.0.1:6379/0, with what "
                + "is special in a URL percent-encoded");
    }

    /** The parser takes what it cannot divide into host and port as the host. */
    private static boolean isHost(String host) {
        return !host.isBlank() && (host.indexOf(':') < 0 || host.startsWith("["));
    }
}
