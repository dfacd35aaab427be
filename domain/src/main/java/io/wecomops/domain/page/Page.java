package io.wecomops.domain.page;

import java.util.List;
import java.util.OptionalLong;

/**
 * Some items of a list, in its order.
 *
 * @param next the position to ask on from; empty where nothing is left
 */
public record Page<T>(List<T> items, OptionalLong next) {
    public Page {
        items = List.copyOf(items);
    }
}
