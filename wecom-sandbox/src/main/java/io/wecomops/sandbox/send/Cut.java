package io.wecomops.sandbox.send;

/** Cuts texts to their limits as the real one does: without a word. Remembers whether it had to. */
final class Cut {
    private boolean happened;

    boolean happened() {
        return happened;
    }

    /** At most so many bytes of UTF-8, never half a character. */
    String toBytes(String text, int most) {
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            bytes += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (bytes > most) {
                happened = true;
                return text.substring(0, i);
            }
            i += Character.charCount(character);
        }
        return text;
    }

    String toCharacters(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        happened = true;
        return text.substring(0, text.offsetByCodePoints(0, most));
    }
}
