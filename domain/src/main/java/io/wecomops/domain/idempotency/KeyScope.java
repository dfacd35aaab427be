package io.wecomops.domain.idempotency;

import java.util.regex.Pattern;

/**
 * Whose key it is, and of what: the same key of another client, or for another route, names another effect. A key can
 * only be looked up within the scope of who sends it, so that nobody can try the keys of somebody else.
 *
 * @param client the API client; {@link #ANYBODY} as long as the API asks nobody who they are
 * @param route the path without its variable parts
 */
public record KeyScope(String client, String method, String route) {
    /** The one client of an API that asks nobody who they are. */
    public static final String ANYBODY = "-";

    private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,16}");
    private static final Pattern ROUTE = Pattern.compile("[\\x21-\\x7e&&[^:]]{1,80}");

    public KeyScope {
        if (!CLIENT.matcher(client).matches()
                || !METHOD.matcher(method).matches()
                || !ROUTE.matcher(route).matches()) {
            throw new IllegalArgumentException("not the scope of a key: " + client + " " + method + " " + route);
        }
    }

    /** How long a key may be here: what a stored one has room for, less the scope. */
    public int room() {
        return IdempotencyKey.MAX_LENGTH - prefix().length();
    }

    /**
     * The key as it is stored.
     *
     * @throws IllegalArgumentException with the rule, where {@code key} breaks it
     */
    public IdempotencyKey key(String key) {
        if (key.isEmpty() || key.length() > room() || key.chars().anyMatch(c -> c < 0x21 || c > 0x7e)) {
            throw new IllegalArgumentException("must be 1 to " + room() + " visible ASCII characters");
        }
        return new IdempotencyKey(prefix() + key);
    }

    private String prefix() {
        return client + ":" + method + ":" + route + ":"; // the first three colons are never a key's
    }
}
