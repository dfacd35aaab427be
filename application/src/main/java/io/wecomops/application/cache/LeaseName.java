package io.wecomops.application.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.limit.LimitKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How the lease of a key's load is called: by the key, or by its digest where a lease cannot be called so. */
final class LeaseName {
    private static final int LONGEST = 100;

    private LeaseName() {}

    static LimitKey of(CacheKey key) {
        String name = key.toString();
        boolean fits = name.length() <= LONGEST && name.indexOf('@') < 0;
        return new LimitKey("load:" + (fits ? name : key.family() + ":" + sha256(name)));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
