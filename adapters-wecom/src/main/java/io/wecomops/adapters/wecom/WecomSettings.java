package io.wecomops.adapters.wecom;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/**
 * How WeCom is reached, and as whom.
 *
 * @param apiBase http or https with a host, without query ({@code WECOM_API_BASE}); {@code /cgi-bin/…} is put below it
 * @param apps those that can be issued tokens, each once
 * @param connectTimeout bound of making a connection; 1 ms to the request timeout
 * @param requestTimeout bound of a whole call, connecting and the last byte of the answer included; at most 10 minutes
 */
public record WecomSettings(URI apiBase, List<WecomApp> apps, Duration connectTimeout, Duration requestTimeout) {
    /** WeCom's own address. */
    public static final URI OFFICIAL = URI.create("https://qyapi.weixin.qq.com");

    private static final Duration LONGEST = Duration.ofMinutes(10);

    public WecomSettings {
        apps = List.copyOf(apps);
        String scheme = String.valueOf(apiBase.getScheme());
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            throw new IllegalArgumentException("the API's base begins with http:// or https://");
        }
        if (apiBase.getHost() == null
                || apiBase.getRawUserInfo() != null
                || apiBase.getRawQuery() != null
                || apiBase.getRawFragment() != null) {
            throw new IllegalArgumentException("the API's base has a host, and no user, query or fragment");
        }
        if (apiBase.getPort() == 0 || apiBase.getPort() > 65_535) {
            throw new IllegalArgumentException("the API's port is 1 to 65535");
        }
        if (connectTimeout.toMillis() < 1
                || connectTimeout.compareTo(requestTimeout) > 0
                || requestTimeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("1 ms <= connect timeout <= request timeout <= 10 min, not "
                    + connectTimeout + " and " + requestTimeout);
        }
        var keys = new HashSet<>();
        for (WecomApp app : apps) {
            if (!keys.add(app.key())) {
                throw new IllegalArgumentException("the app " + app.key() + " is given twice");
            }
        }
    }
}
