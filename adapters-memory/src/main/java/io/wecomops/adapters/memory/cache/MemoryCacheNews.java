package io.wecomops.adapters.memory.cache;

import io.wecomops.domain.cache.CacheNews;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells those of one process; none of it is ever missed. */
public final class MemoryCacheNews implements CacheNews {
    private final List<Consumer<News>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void listen(Consumer<News> listener) {
        listeners.add(listener);
    }

    /** Returns when all have been told. */
    public void tell(News news) {
        listeners.forEach(listener -> listener.accept(news));
    }
}
