package io.wecomops.bootstrap.settings;

import java.net.InetAddress;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where the REST API listens.
 *
 * @param host a loopback address; whoever reaches it may send messages, since the API asks nobody who they are yet
 * @param port 0 takes a free one
 * @param keyLife how long an answer is kept under its idempotency key
 */
public record ApiSettings(String versionPrefix, String host, int port, Duration keyLife) {
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9]{1,16}");

    static ApiSettings read(SettingsReader from) {
        return new ApiSettings(
                from.text(Setting.API_VERSION_PREFIX, PREFIX, "must be 1 to 16 letters and digits"),
                from.read(Setting.WECOM_OPS_HOST, ApiSettings::loopback),
                from.whole(Setting.WECOM_OPS_PORT, 0, 65_535),
                from.seconds(Setting.IDEMPOTENCY_TTL_SEC, 60, 2_592_000));
    }

    private static String loopback(String host) {
        SettingsReader.check(
                isLoopback(host),
                "must be a loopback address such as 127.0.0.1, because the API has no authentication yet and whoever"
                        + " reaches it may send; put a proxy that authenticates before it");
        return host;
    }

    static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress(); // literal only: no name is looked up
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
