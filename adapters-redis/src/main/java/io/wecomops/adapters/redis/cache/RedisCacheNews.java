package io.wecomops.adapters.redis.cache;

import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.CacheNews;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A subscription on a connection of its own. Redis keeps nothing for one who is away, so whenever the subscription is made
 * again, news may have been missed. Listeners are told on the connection's event loop.
 */
public final class RedisCacheNews extends RedisPubSubAdapter<String, String> implements CacheNews {
    private final List<Consumer<News>> listeners = new CopyOnWriteArrayList<>();
    /** Whether Redis has confirmed the first subscription, before which nobody can have missed anything. */
    private final AtomicBoolean confirmed = new AtomicBoolean();

    private RedisCacheNews() {}

    /** Subscribes; returns when Redis has confirmed it. */
    public static RedisCacheNews subscribe(StatefulRedisPubSubConnection<String, String> connection, String channel) {
        var news = new RedisCacheNews();
        connection.addListener(news);
        connection.sync().subscribe(channel);
        return news;
    }

    @Override
    public void listen(Consumer<News> listener) {
        listeners.add(listener);
    }

    @Override
    public void message(@Nullable String channel, @Nullable String message) {
        tell(read(String.valueOf(message)));
    }

    @Override
    public void subscribed(@Nullable String channel, long count) {
        // the first confirmation may be told of after the command has returned, and so to a listener that came since
        if (confirmed.getAndSet(true)) {
            tell(new News.Missed());
        }
    }

    /** Something was invalidated, though it cannot be read what. */
    private static News read(String message) {
        try {
            return new News.Invalidated(CacheKey.read(message));
        } catch (IllegalArgumentException unreadable) {
            return new News.Missed();
        }
    }

    private void tell(News news) {
        listeners.forEach(listener -> listener.accept(news));
    }
}
