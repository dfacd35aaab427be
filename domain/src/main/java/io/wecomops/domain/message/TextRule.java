package io.wecomops.domain.message;

import io.wecomops.domain.error.Faults;
import java.util.regex.Pattern;

/** The rules that texts inside messages obey; what breaks one becomes a fault at its pointer. */
final class TextRule {
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^/]", Pattern.CASE_INSENSITIVE);

    private TextRule() {}

    /** The content of a text or markdown message: 1 to 2048 bytes. */
    static void content(String content) {
        var faults = new Faults();
        required(faults, "/content", content, 2048);
        faults.throwIfAny();
    }

    /** Not blank, and at most {@code maxBytes} of UTF-8: what WeCom would cut silently is refused instead. */
    static void required(Faults faults, String pointer, String text, int maxBytes) {
        if (text.isBlank()) {
            faults.add(pointer, "must not be blank");
        } else {
            atMostBytes(faults, pointer, text, maxBytes);
        }
    }

    static void atMostBytes(Faults faults, String pointer, String text, int maxBytes) {
        sendable(faults, pointer, text);
        long bytes = utf8Bytes(text);
        if (bytes > maxBytes) {
            faults.add(pointer, "must be at most " + maxBytes + " bytes of UTF-8, has " + bytes);
        }
    }

    static void atMostCharacters(Faults faults, String pointer, String text, int max) {
        sendable(faults, pointer, text);
        int characters = text.codePointCount(0, text.length());
        if (characters > max) {
            faults.add(pointer, "must be at most " + max + " characters, has " + characters);
        }
    }

    /**
     * What WeCom can be told at all. JSON writes control characters as backslash-u escapes, which WeCom
     * refuses (40033); only a line feed, a carriage return and a tab have an escape of their own that it knows.
     */
    private static void sendable(Faults faults, String pointer, String text) {
        if (utf8Bytes(text) < 0) {
            faults.add(pointer, "must be well-formed Unicode: a surrogate stands alone");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            faults.add(pointer, "must have no control characters but line feed, carriage return and tab");
        }
    }

    static void webAddress(Faults faults, String pointer, String url, int maxBytes) {
        if (!WEB_ADDRESS.matcher(url).lookingAt() || url.chars().anyMatch(TextRule::isSpace)) {
            faults.add(pointer, "must be an address that begins with http:// or https://, without white space");
        } else {
            atMostBytes(faults, pointer, url, maxBytes);
        }
    }

    private static boolean isSpace(int c) {
        return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Counts without encoding; -1 where a surrogate stands alone, which UTF-8 cannot hold. */
    private static long utf8Bytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(c)) {
                bytes += 3;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                return -1;
            }
        }
        return bytes;
    }
}
