package io.wecomops.adapters.http.masstask;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * A position in a list as clients hand it back: text without meaning, so that nobody counts on what is in it.
 *
 * @param position positive
 */
record Cursor(long position) {
    private static final String REFUSED = "must be the next_cursor of an earlier answer, unchanged";

    /** @throws IllegalArgumentException where no answer of ours had this cursor */
    static Cursor read(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == Long.BYTES) {
                var cursor = new Cursor(ByteBuffer.wrap(bytes).getLong());
                if (cursor.position > 0 && cursor.text().equals(text)) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException undecodable) {
            throw new IllegalArgumentException(REFUSED, undecodable);
        }
        throw new IllegalArgumentException(REFUSED);
    }

    String text() {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(position).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
