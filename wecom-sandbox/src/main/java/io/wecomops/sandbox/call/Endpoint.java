package io.wecomops.sandbox.call;

/** An interface that the sandbox plays; the path is what stands behind {@code /cgi-bin/}. */
public enum Endpoint {
    GETTOKEN("gettoken"),
    MESSAGE_SEND("message/send");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }
}
