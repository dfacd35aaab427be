package io.wecomops.sandbox.token;

import io.wecomops.sandbox.App;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The tokens of all apps. Asking again gives the same one until it ends (doc 91039). Thread-safe. */
public final class Tokens {
    private record Life(int agentId, Instant end) {}

    private static final int RANDOM_BYTES = 96; // 128 characters

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;
    private final Duration life;
    /** Ended ones stay, since they are answered otherwise than unknown ones. */
    private final Map<String, Life> lives = new HashMap<>();

    private final Map<Integer, String> current = new HashMap<>();
    private long issued;

    public Tokens(Duration life, InstantSource clock) {
        this.life = life;
        this.clock = clock;
    }

    /** @param secondsLeft at least one */
    record Issued(String value, long secondsLeft) {}

    synchronized Issued issue(App app) {
        var now = clock.instant();
        var known = current.get(app.agentId());
        if (known != null && lives.containsKey(known)) {
            long left = Duration.between(now, end(known)).toSeconds();
            // with less than a second left there is no truth to tell in whole seconds: the next one begins
            if (left >= 1) {
                return new Issued(known, left);
            }
        }
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        var value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        lives.put(value, new Life(app.agentId(), now.plus(life)));
        current.put(app.agentId(), value);
        issued++;
        return new Issued(value, life.toSeconds());
    }

    private Instant end(String value) {
        var held = lives.get(value);
        return held == null ? Instant.MIN : held.end();
    }

    public synchronized Held find(String value) {
        var held = lives.get(value);
        if (held == null) {
            return new Held.Unknown();
        }
        return clock.instant().isBefore(held.end()) ? new Held.Valid(held.agentId()) : new Held.Expired();
    }

    /** Makes all tokens unknown, as the platform may at any time: calls answer 40014. */
    public synchronized void revokeAll() {
        lives.clear();
        current.clear();
    }

    /** Ends all tokens now: calls answer 42001. */
    public synchronized void expireAll() {
        var now = clock.instant();
        lives.replaceAll((_, held) -> new Life(held.agentId(), held.end().isBefore(now) ? held.end() : now));
    }

    public synchronized long issued() {
        return issued;
    }

    public synchronized void resetCount() {
        issued = 0;
    }
}
