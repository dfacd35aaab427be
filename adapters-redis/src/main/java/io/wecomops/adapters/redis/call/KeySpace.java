package io.wecomops.adapters.redis.call;

/**
 * Names keys: {@code namespace:kind:{tag}}. The braces make Redis Cluster keep all keys of one tag together.
 *
 * @param namespace without braces
 */
public record KeySpace(String namespace) {
    /**
     * @param kind what the key holds, with the version of its layout: {@code rate:1}. A layout that changes takes a new
     *     version, so that old and new nodes can run side by side
     * @param tag what the key is about
     */
    public String key(String kind, Object tag) {
        return namespace + ":" + kind + ":{" + tag + "}";
    }

    /** One of many keys of a kind that Redis Cluster keeps together because scripts use any of them at once. */
    public String key(String kind, Object tag, Object name) {
        return key(kind, tag) + ":" + name;
    }
}
