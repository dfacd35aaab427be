package io.wecomops.application.limit;

/** Who goes first: within a node by taking the next booked slot, over the nodes by booking further ahead than others may. */
public enum Lane {
    /** Somebody waits for the answer. Books as far ahead as its deadline. */
    URGENT,
    /** Part of a large piece of work. Books half a second ahead at the most, so an urgent slot is never further away. */
    MASS
}
