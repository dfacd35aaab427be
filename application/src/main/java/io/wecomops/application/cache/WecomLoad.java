package io.wecomops.application.cache;

import io.wecomops.domain.cache.Lifetime;
import io.wecomops.domain.token.Asked;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What WeCom told, as the cache wants it. */
public final class WecomLoad {
    private WecomLoad() {}

    public static <T> Loaded<T> of(Asked<T> asked) {
        return of(asked, _ -> Optional.empty());
    }

    /** @param life how long a value may be served, where it says so itself */
    public static <T> Loaded<T> of(Asked<T> asked, Function<T, Optional<Lifetime>> life) {
        return switch (asked) {
            case Asked.Told<T>(T value) -> new Loaded.Value<>(value, life.apply(value));
            case Asked.Unknown<T> _ -> new Loaded.Absent<>();
            case Asked.TokenRejected<T> rejected ->
                new Loaded.Failed<>(rejected.reason(), rejected.detail(), Duration.ZERO);
            case Asked.Unavailable<T> later -> new Loaded.Failed<>(later.reason(), later.detail(), later.retryAfter());
            case Asked.Refused<T> refused -> new Loaded.Failed<>(refused.reason(), refused.detail(), Duration.ZERO);
        };
    }
}
