package io.wecomops.domain.message;

import java.util.Arrays;

/**
 * The bytes of one request to WeCom, fixed for good: a repetition is the same to the last byte, which is what WeCom's
 * duplicate check compares. The array is copied in and out.
 */
public final class SealedRequest {
    private final byte[] bytes;

    public SealedRequest(byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("a sealed request is not empty");
        }
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedRequest that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SealedRequest[" + bytes.length + " bytes]";
    }
}
