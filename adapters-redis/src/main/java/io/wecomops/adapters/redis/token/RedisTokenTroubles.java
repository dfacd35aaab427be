package io.wecomops.adapters.redis.token;

import io.wecomops.adapters.redis.call.KeySpace;
import io.wecomops.adapters.redis.call.RedisCalls;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.token.TokenTrouble;
import io.wecomops.domain.token.TokenTroubles;
import java.time.Duration;
import java.util.Optional;

/** A trouble is a key that ends with it: its times, version, reason and detail, with a space between each. */
public final class RedisTokenTroubles implements TokenTroubles {
    private static final int PARTS = 4;

    private final RedisCalls calls;
    private final KeySpace keys;

    public RedisTokenTroubles(RedisCalls calls, KeySpace keys) {
        this.calls = calls;
        this.keys = keys;
    }

    @Override
    public Optional<TokenTrouble> find(TokenKey key) {
        return calls.get(at(key)).map(RedisTokenTroubles::read);
    }

    @Override
    public void tell(TokenKey key, TokenTrouble trouble, Duration life) {
        if (!life.isPositive()) {
            throw new IllegalArgumentException("a memory lasts some time, not " + life);
        }
        String text = String.join(
                " ",
                Integer.toString(trouble.times()),
                Long.toString(trouble.version()),
                trouble.reason().code(),
                trouble.detail());
        calls.set(at(key), text, Math.max(1, life.toMillis()));
    }

    @Override
    public void over(TokenKey key) {
        calls.delete(at(key));
    }

    private static TokenTrouble read(String text) {
        String[] parts = text.split(" ", PARTS);
        return new TokenTrouble(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), new Reason(parts[2]), parts[3]);
    }

    private String at(TokenKey key) {
        return keys.key("token-trouble:1", key);
    }
}
