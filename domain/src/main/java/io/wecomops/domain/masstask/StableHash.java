package io.wecomops.domain.masstask;

/**
 * A hash that is the same on every node, in every release and for ever: FNV-1a over the UTF-16 units, finished with
 * MurmurHash3's 64-bit mixer. For order and shares, not for secrets.
 */
public final class StableHash {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private StableHash() {}

    /** Of {@code text}, salted. */
    public static long of(String salt, String text) {
        return mixed(fed(fed(fed(OFFSET, salt), "\0"), text));
    }

    private static long fed(long hash, String text) {
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }

    private static long mixed(long hash) {
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
