package io.wecomops.application.jssdk;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The address of a page as its browser has it; what follows {@code #} is left out.
 *
 * @param value http or https with a host, at most 2048 characters
 */
public record PageUrl(String value) {
    private static final int LONGEST = 2048;

    public PageUrl {
        value = value.split("#", 2)[0];
        if (value.length() > LONGEST || !isOfThePublicWeb(value)) {
            throw new IllegalArgumentException("must be an http or https URL of at most 2048 characters");
        }
    }

    private static boolean isOfThePublicWeb(String url) {
        try {
            URI parsed = new URI(url);
            String scheme = String.valueOf(parsed.getScheme());
            return (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https")) && parsed.getHost() != null;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }
}
