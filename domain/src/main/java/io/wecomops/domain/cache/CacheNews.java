package io.wecomops.domain.cache;

import io.wecomops.domain.port.DrivenPort;
import java.util.function.Consumer;

/** Tells each node what was invalidated by any of them. Thread-safe. */
@DrivenPort
public interface CacheNews {
    /**
     * Tells {@code listener} from now on, for as long as there is news. News of one key comes after its invalidation, in the
     * order in which it happened, and at the latest with the next {@link News.Missed}.
     *
     * @param listener must neither wait nor throw
     */
    void listen(Consumer<News> listener);

    /** What is told. */
    sealed interface News {
        /** What was read of the key before now may be old. */
        record Invalidated(CacheKey key) implements News {}

        /** News may have been lost, so what was read of any key before now may be old. */
        record Missed() implements News {}
    }
}
