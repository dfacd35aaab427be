package io.wecomops.adapters.mysql;

import java.util.Base64;

/** What stored tokens are sealed with: 32 bytes in Base64. {@link #toString()} never shows it. */
public record TokenEncryptionKey(String base64) {
    public TokenEncryptionKey {
        if (decoded(base64).length != 32) {
            throw new IllegalArgumentException("must be the Base64 of 32 bytes: openssl rand -base64 32");
        }
    }

    byte[] bytes() {
        return decoded(base64);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            return new byte[0]; // the decoder's own message would show a character of the secret
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
