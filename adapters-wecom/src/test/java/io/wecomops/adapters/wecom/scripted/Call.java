package io.wecomops.adapters.wecom.scripted;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Map;

/**
 * A call as it arrived.
 *
 * @param headers by their names in lower case
 * @param text the body, which is UTF-8
 */
public record Call(String method, String path, String rawQuery, Map<String, String> headers, String text) {
    /** A parameter of the query, decoded; empty where there is none. */
    public String parameter(String name) {
        for (String pair : rawQuery.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), UTF_8);
            }
        }
        return "";
    }
}
