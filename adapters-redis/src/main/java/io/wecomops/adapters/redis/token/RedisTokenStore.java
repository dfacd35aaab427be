package io.wecomops.adapters.redis.token;

import io.wecomops.adapters.redis.call.KeySpace;
import io.wecomops.adapters.redis.call.LuaScript;
import io.wecomops.adapters.redis.call.RedisCalls;
import io.wecomops.adapters.redis.call.Reply;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.IssuedToken;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.token.TokenStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A token is a key that ends with it; the highest version outlives it. */
public final class RedisTokenStore implements TokenStore {
    private final RedisCalls calls;
    private final KeySpace keys;

    public RedisTokenStore(RedisCalls calls, KeySpace keys) {
        this.calls = calls;
        this.keys = keys;
    }

    @Override
    public Optional<AccessToken> find(TokenKey key) {
        Reply reply = calls.run(LuaScript.FIND_TOKEN, List.of(current(key)));
        return reply.isEmpty()
                ? Optional.empty()
                : Optional.of(new AccessToken(reply.text(0), reply.number(1), Duration.ofMillis(reply.number(2))));
    }

    @Override
    public boolean save(TokenKey key, IssuedToken token, long version) {
        List<String> twoKeys = List.of(current(key), keys.key("token-highest:1", key));
        return calls.run(
                        LuaScript.SAVE_TOKEN,
                        twoKeys,
                        token.value(),
                        version,
                        token.life().toMillis())
                .yes(0);
    }

    @Override
    public boolean invalidate(TokenKey key, long version) {
        return calls.run(LuaScript.INVALIDATE_TOKEN, List.of(current(key)), version)
                .yes(0);
    }

    private String current(TokenKey key) {
        return keys.key("token:1", key);
    }
}
