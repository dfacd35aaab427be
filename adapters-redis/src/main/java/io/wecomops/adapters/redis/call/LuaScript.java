package io.wecomops.adapters.redis.call;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The scripts that run at Redis, each in the file of its name: what it promises stands at the head of the file. */
public enum LuaScript {
    BOOK_SLOTS,
    HOLD_BACK,
    ADMIT_PEOPLE,
    GIVE_BACK_PEOPLE,
    ACQUIRE_PERMIT,
    RENEW_PERMIT,
    RELEASE_PERMIT,
    FIND_TOKEN,
    SAVE_TOKEN,
    INVALIDATE_TOKEN,
    FIND_CACHED,
    BEGIN_LOAD,
    SAVE_CACHED,
    INVALIDATE_CACHED;

    /** The folder of the files, on the class path. */
    public static final String FOLDER = "/io/wecomops/adapters/redis/lua/";

    private final String text;
    private final String digest;

    LuaScript() {
        text = read(fileName());
        digest = sha1(text);
    }

    /** {@code book_slots.lua} */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT) + ".lua";
    }

    String text() {
        return text;
    }

    String digest() {
        return digest;
    }

    private static String read(String fileName) {
        try (InputStream file = LuaScript.class.getResourceAsStream(FOLDER + fileName)) {
            if (file == null) {
                throw new IllegalStateException("not on the class path: " + FOLDER + fileName);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String sha1(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }
}
