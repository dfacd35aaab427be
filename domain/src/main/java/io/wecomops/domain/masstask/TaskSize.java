package io.wecomops.domain.masstask;

/** How many people a task is for: what is counted for each of them, or once for all. */
public enum TaskSize {
    /** At most {@value #MOST_OF_A_SMALL_ONE}. */
    SMALL,
    LARGE;

    public static final int MOST_OF_A_SMALL_ONE = 1000;
}
