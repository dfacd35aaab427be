package io.wecomops.application.masstask;

import java.util.function.BooleanSupplier;

/**
 * What the sender of a batch and whoever gave it the batch tell each other. As a supplier: whether this node is about to
 * stop, and what has not begun is to be given back.
 */
interface Escort extends BooleanSupplier {
    /** The batch goes out now. */
    default void departs() {}
}
