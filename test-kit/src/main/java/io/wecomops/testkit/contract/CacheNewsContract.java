package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.CacheNews;
import io.wecomops.domain.cache.CacheNews.News;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link CacheNews} must do. */
public abstract class CacheNewsContract {
    private final String run = UUID.randomUUID().toString();

    /** Of a node. */
    protected abstract CacheNews news();

    /** Invalidates {@code key} on another node. */
    protected abstract void invalidate(CacheKey key);

    @Test
    void everyInvalidationIsToldToEveryListenerInItsOrder() throws InterruptedException {
        BlockingQueue<News> first = heard();
        BlockingQueue<News> second = heard();
        List<CacheKey> keys = IntStream.range(0, 50)
                .mapToObj(i -> new CacheKey("news", 1, run + ":" + i + "@_."))
                .toList();
        keys.forEach(this::invalidate);
        for (CacheKey key : keys) {
            assertThat(next(first)).isEqualTo(key);
            assertThat(next(second)).isEqualTo(key);
        }
    }

    private BlockingQueue<News> heard() {
        BlockingQueue<News> heard = new LinkedBlockingQueue<>();
        news().listen(heard::add);
        return heard;
    }

    /** The next key of this test: others may share the server. */
    private CacheKey next(BlockingQueue<News> heard) throws InterruptedException {
        while (true) {
            News news = heard.poll(30, TimeUnit.SECONDS);
            assertThat(news).as("news within 30 s").isNotNull();
            if (news instanceof News.Invalidated(CacheKey key) && key.id().startsWith(run)) {
                return key;
            }
        }
    }
}
