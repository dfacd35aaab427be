package io.wecomops.adapters.wecom.api;

import java.util.Collection;
import java.util.regex.Pattern;

/** Makes WeCom's {@code errmsg} fit for logs: one line, short, its hint kept, and without what the query held. */
final class Detail {
    static final int MAX_LENGTH = 300;

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\u0085\\u2028\\u2029]+");

    /** WeCom's support asks for it; only ever shown, nothing is decided by it. */
    private static final Pattern HINT = Pattern.compile("\\[[0-9]{1,20}_[0-9]{1,20}_[0-9A-Za-z]{1,64}\\]");

    private Detail() {}

    static String of(String text, Collection<String> hidden) {
        String shown = text;
        for (String secret : hidden) {
            shown = shown.replace(secret, "***");
        }
        shown = UNPRINTABLE.matcher(shown).replaceAll(" ").strip();
        if (shown.length() <= MAX_LENGTH) {
            return shown;
        }
        var hint = HINT.matcher(shown);
        String end = hint.find() ? "… " + hint.group() : "…";
        int cut = MAX_LENGTH - end.length();
        return shown.substring(0, Character.isHighSurrogate(shown.charAt(cut - 1)) ? cut - 1 : cut) + end;
    }
}
