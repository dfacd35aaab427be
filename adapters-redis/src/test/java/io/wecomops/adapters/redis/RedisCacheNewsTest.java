package io.wecomops.adapters.redis;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.CacheNews;
import io.wecomops.domain.cache.CacheNews.News;
import io.wecomops.testkit.contract.CacheNewsContract;
import io.wecomops.testservers.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class RedisCacheNewsTest extends CacheNewsContract {
    private final RedisAdapters other =
            RedisAdapters.connect(new RedisSettings(Servers.SHARED.url(), "wecom-ops", Duration.ofSeconds(30)));

    @AfterAll
    void close() {
        other.close();
    }

    @Override
    protected CacheNews news() {
        return Servers.ADAPTERS.cacheNews();
    }

    @Override
    protected void invalidate(CacheKey key) {
        other.sharedCache().invalidate(key);
    }

    @Test
    void aMessageThatNobodyUnderstandsMayHaveBeenAnything() {
        List<News> heard = new CopyOnWriteArrayList<>();
        news().listen(heard::add);
        Servers.PLAIN.publish("wecom-ops:cache-news:1", "gibberish");
        await().atMost(30, SECONDS).until(() -> heard.contains(new News.Missed()));
    }

    @Test
    void aConnectionThatIsMadeAgainMayHaveMissedSomething() {
        TestRedis server = TestRedis.startOwn();
        try (var node = RedisAdapters.connect(RedisSettings.of(server.url()))) {
            List<News> heard = new CopyOnWriteArrayList<>();
            node.cacheNews().listen(heard::add);
            server.stop();
            assertThat(heard).isEmpty();
            server.startAgain();
            await().atMost(30, SECONDS).until(() -> heard.contains(new News.Missed()));
            var key = new CacheKey("news", 1, "after");
            await().atMost(30, SECONDS).ignoreExceptions().until(() -> {
                node.sharedCache().invalidate(key);
                return true;
            });
            await().atMost(30, SECONDS).until(() -> heard.contains(new News.Invalidated(key)));
        } finally {
            server.stop();
        }
    }
}
