package io.wecomops.adapters.wecom.scripted;

/** What a {@link ScriptedWecom} does about a call. */
public sealed interface Reply {
    /** A whole answer. */
    record Http(int status, String headers, String body) implements Reply {}

    /** Closes in order, without an answer. */
    record Close() implements Reply {}

    /** Resets the connection (RST). */
    record Reset() implements Reply {}

    /** The head and half of the body, then the end. */
    record Half(String body) implements Reply {}

    /** The head, then nothing more. */
    record HeadOnly() implements Reply {}

    /** Nothing at all. */
    record Silence() implements Reply {}

    static Reply json(String body) {
        return http(200, body);
    }

    static Reply http(int status, String body) {
        return new Http(status, "Content-Type: application/json\r\n", body);
    }

    static Reply error(int errcode, String errmsg) {
        return json("{\"errcode\":" + errcode + ",\"errmsg\":\"" + errmsg + "\"}");
    }
}
