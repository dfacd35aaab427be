package io.wecomops.adapters.redis.limit;

import io.wecomops.adapters.redis.call.KeySpace;
import io.wecomops.adapters.redis.call.LuaScript;
import io.wecomops.adapters.redis.call.RedisCalls;
import io.wecomops.adapters.redis.call.Reply;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.limit.Reservation;
import io.wecomops.domain.limit.SlotBook;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** One command a booking, however many nodes book. */
public final class RedisRateLimiter implements RateLimiter {
    private final RedisCalls calls;
    private final KeySpace keys;
    private final HeardPaces heard = new HeardPaces();

    public RedisRateLimiter(RedisCalls calls, KeySpace keys) {
        this.calls = calls;
        this.keys = keys;
    }

    @Override
    public Reservation reserve(LimitKey key, RateLimit limit, int permits, Duration maxAhead) {
        Pace pace = heard.of(key);
        Reply reply = calls.run(
                LuaScript.BOOK_SLOTS,
                keysOf(key),
                limit.spanMicros(permits),
                SlotBook.micros(maxAhead),
                pace.nextFreeMicros(),
                pace.seenMicros());
        heard.put(key, new Pace(reply.number(2), reply.number(3)));
        Duration wait = Duration.of(reply.number(1), ChronoUnit.MICROS);
        return reply.yes(0) ? new Reservation.Booked(wait) : new Reservation.TooFarAhead(wait);
    }

    @Override
    public void holdBack(LimitKey key, Duration block) {
        Pace pace = heard.of(key);
        Reply reply = calls.run(
                LuaScript.HOLD_BACK, keysOf(key), SlotBook.micros(block), pace.nextFreeMicros(), pace.seenMicros());
        heard.put(key, new Pace(reply.number(0), reply.number(1)));
    }

    private List<String> keysOf(LimitKey key) {
        return List.of(keys.key("rate:1", key));
    }
}
