package io.wecomops.adapters.mysql.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wecomops.domain.token.TokenKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes {@code gcm1:} and the Base64url of nonce, cipher text and tag, by AES-256-GCM (NIST SP 800-38D). What is sealed for
 * one company and app cannot be opened for another.
 */
public final class AesGcm implements TokenSeal {
    private static final String MARK = "gcm1:";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey secret;

    /** @param secret 32 bytes */
    public AesGcm(byte[] secret) {
        if (secret.length != 32) {
            throw new IllegalArgumentException("a key of AES-256 has 32 bytes, not " + secret.length);
        }
        this.secret = new SecretKeySpec(secret, "AES");
    }

    static boolean isSealed(String stored) {
        return stored.startsWith(MARK);
    }

    @Override
    public String seal(TokenKey key, String value) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, secret); // draws a nonce of its own from the JDK's secure random
            cipher.updateAAD(boundTo(key));
            byte[] sealed = cipher.doFinal(value.getBytes(UTF_8));
            byte[] nonce = cipher.getIV();
            byte[] whole = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + CIPHER, impossible);
        }
    }

    @Override
    public Optional<String> open(TokenKey key, String stored) {
        if (!isSealed(stored)) {
            return Optional.empty();
        }
        try {
            byte[] whole = Base64.getUrlDecoder().decode(stored.substring(MARK.length()));
            if (whole.length < NONCE_BYTES) {
                return Optional.empty();
            }
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.DECRYPT_MODE, secret, new GCMParameterSpec(TAG_BITS, whole, 0, NONCE_BYTES));
            cipher.updateAAD(boundTo(key));
            return Optional.of(new String(cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES), UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** A company's id holds no colon, so no two keys are written alike. */
    private static byte[] boundTo(TokenKey key) {
        return key.toString().getBytes(UTF_8);
    }
}
