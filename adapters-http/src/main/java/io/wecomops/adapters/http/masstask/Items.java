package io.wecomops.adapters.http.masstask;

import io.wecomops.domain.page.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page as clients see it.
 *
 * @param nextCursor where to go on; missing where nothing is left
 */
record Items<V>(List<V> items, @Nullable String nextCursor) {
    static <T, V> Items<V> of(Page<T> page, Function<T, V> view) {
        String next = page.next().isPresent() ? new Cursor(page.next().getAsLong()).text() : null;
        return new Items<>(page.items().stream().map(view).toList(), next);
    }
}
