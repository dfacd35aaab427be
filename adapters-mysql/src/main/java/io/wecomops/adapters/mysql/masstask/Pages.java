package io.wecomops.adapters.mysql.masstask;

import io.wecomops.domain.page.Page;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Makes a page of rows that were read with one more than asked for: the one more tells that there is a next page. */
final class Pages {
    private Pages() {}

    static <R, T> Page<T> of(List<R> oneMore, int limit, ToLongFunction<R> position, Function<R, T> item) {
        boolean goesOn = oneMore.size() > limit;
        List<R> rows = goesOn ? oneMore.subList(0, limit) : oneMore;
        var next = goesOn ? OptionalLong.of(position.applyAsLong(rows.getLast())) : OptionalLong.empty();
        return new Page<>(rows.stream().map(item).toList(), next);
    }
}
