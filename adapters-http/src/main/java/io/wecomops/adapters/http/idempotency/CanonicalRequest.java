package io.wecomops.adapters.http.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.idempotency.RequestFingerprint;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * SHA-256 over method, path and body. Each part goes in with its kind and its length, so that no two different requests
 * feed the same bytes; members go in by name, and numbers by value, so that writing the same otherwise changes nothing.
 */
final class CanonicalRequest {
    private static final int NAME_LENGTH = 40;

    private final MessageDigest digest;

    private CanonicalRequest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    static RequestFingerprint fingerprint(String method, String path, JsonNode body) {
        var request = new CanonicalRequest();
        request.feed('m', method);
        request.feed('p', path);
        request.feed(body);
        return new RequestFingerprint(HexFormat.of().formatHex(request.digest.digest()));
    }

    /** What a request is called by its key and all that it asks for. */
    static String name(IdempotencyKey key, RequestFingerprint fingerprint) {
        var name = new CanonicalRequest();
        name.feed('i', key.value());
        name.feed('f', fingerprint.hex());
        return HexFormat.of().formatHex(name.digest.digest()).substring(0, NAME_LENGTH);
    }

    private void feed(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                feed('o', Integer.toString(node.size()));
                node.properties().stream().sorted(Map.Entry.comparingByKey()).forEach(member -> {
                    feed('k', member.getKey());
                    feed(member.getValue());
                });
            }
            case ARRAY -> {
                feed('a', Integer.toString(node.size()));
                node.forEach(this::feed);
            }
            case NUMBER -> feed('n', plain(node));
            case STRING -> feed('s', node.textValue());
            case BOOLEAN, NULL, BINARY, MISSING, POJO -> feed('v', node.asText());
        }
    }

    private static String plain(JsonNode number) {
        if (number.isFloatingPointNumber() && !Double.isFinite(number.doubleValue())) {
            return number.asText(); // larger than a double: no route takes it
        }
        BigDecimal value = number.decimalValue();
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toString();
    }

    private void feed(char kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((byte) kind);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }
}
