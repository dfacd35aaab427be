package io.wecomops.sandbox.send;

/** WeCom refuses bodies with characters written as {@code \}{@code uXXXX} (40033): UTF-8 must be sent as it is. */
final class Escapes {
    private Escapes() {}

    static boolean inside(byte[] body) {
        for (int i = 0; i + 1 < body.length; i++) {
            if (body[i] == '\\') {
                if (body[i + 1] == 'u') {
                    return true;
                }
                i++; // what follows a backslash is no backslash of its own
            }
        }
        return false;
    }
}
