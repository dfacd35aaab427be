package io.wecomops.application.jssdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The JS-SDK's signature (doc 90506): SHA-1 of four values in their fixed order, none of them URL-encoded. */
final class Signature {
    private Signature() {}

    /** @param url without its fragment */
    static String of(Ticket ticket, String nonce, long timestamp, String url) {
        String text =
                "jsapi_ticket=" + ticket.value() + "&noncestr=" + nonce + "&timestamp=" + timestamp + "&url=" + url;
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }
}
