package io.wecomops.sandbox.gate;

import io.helidon.common.uri.UriQuery;

/** A request that came in whole. */
public final class Incoming {
    private final String method;
    private final UriQuery query;
    private final byte[] body;

    Incoming(String method, UriQuery query, byte[] body) {
        this.method = method;
        this.query = query;
        this.body = body;
    }

    /** The HTTP method's name. */
    public String method() {
        return method;
    }

    /** The first value of the query parameter; empty where there is none. */
    public String query(String name) {
        return query.first(name).orElse("");
    }

    /** Empty where it had none; not to be changed. */
    public byte[] body() {
        return body;
    }
}
