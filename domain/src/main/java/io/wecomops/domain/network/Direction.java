package io.wecomops.domain.network;

/** Who calls whom. */
public enum Direction {
    /** We call WeCom's API. */
    API,
    /** WeCom calls us back. */
    CALLBACK
}
