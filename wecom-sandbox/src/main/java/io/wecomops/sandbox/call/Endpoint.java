package io.wecomops.sandbox.call;

/** An interface that the sandbox plays; the path is what stands behind {@code /cgi-bin/}. */
public enum Endpoint {
    GETTOKEN("gettoken"),
    MESSAGE_SEND("message/send"),
    MESSAGE_RECALL("message/recall"),
    API_DOMAIN_IP("get_api_domain_ip"),
    CALLBACK_IP("getcallbackip"),
    JSAPI_TICKET("get_jsapi_ticket"),
    TICKET_GET("ticket/get"),
    USER_GET("user/get"),
    USER_SIMPLELIST("user/simplelist"),
    DEPARTMENT_SIMPLELIST("department/simplelist"),
    TAG_GET("tag/get");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }
}
