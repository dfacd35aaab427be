package io.wecomops.sandbox.inbox;

import java.nio.ByteBuffer;

/** Stands for a request's raw bytes: the first half of their SHA-256. */
public record BodyDigest(long first, long second) {
    public static BodyDigest of(byte[] body) {
        var digest = ByteBuffer.wrap(Content.sha256(body));
        return new BodyDigest(digest.getLong(), digest.getLong());
    }
}
