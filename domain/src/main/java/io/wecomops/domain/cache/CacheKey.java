package io.wecomops.domain.cache;

/**
 * Names what is cached, over all nodes.
 *
 * @param family what kind of thing it is: 1 to 20 small letters, digits and hyphens
 * @param version of the form in which its values are written: a form that changes takes the next one, so that old and new
 *     nodes, side by side, never read each other's; 1 to 9999
 * @param id which one it is: 1 to 160 letters, digits, {@code : _ - . @}
 */
public record CacheKey(String family, int version, String id) {
    private static final int LONGEST_FAMILY = 20;
    private static final int LONGEST_ID = 160;
    private static final int LAST_VERSION = 9999;

    // checked by hand: a key is made for each look-up, and a regular expression would cost more than the look-up
    public CacheKey {
        if (family.isEmpty() || family.length() > LONGEST_FAMILY || !isMadeOf(family, false)) {
            throw new IllegalArgumentException("a family has 1 to 20 small letters, digits and hyphens: " + family);
        }
        if (version < 1 || version > LAST_VERSION) {
            throw new IllegalArgumentException("a version is 1 to 9999, not " + version);
        }
        if (id.isEmpty() || id.length() > LONGEST_ID || !isMadeOf(id, true)) {
            throw new IllegalArgumentException("an id has 1 to 160 letters, digits and ':_-.@': " + id);
        }
    }

    /**
     * The key that {@link #toString()} gave as {@code text}.
     *
     * @throws IllegalArgumentException if it never did
     */
    public static CacheKey read(String text) {
        String[] parts = text.split(":", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("a key is family:version:id, not " + text);
        }
        return new CacheKey(parts[0], Integer.parseInt(parts[1]), parts[2]);
    }

    private static boolean isMadeOf(String text, boolean ofAnId) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean small = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
            boolean more = (c >= 'A' && c <= 'Z') || c == ':' || c == '_' || c == '.' || c == '@';
            if (!small && !(ofAnId && more)) {
                return false;
            }
        }
        return true;
    }

    /** {@code family:version:id} */
    @Override
    public String toString() {
        return family + ":" + version + ":" + id;
    }
}
