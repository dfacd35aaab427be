package io.wecomops.sandbox.member;

import io.wecomops.sandbox.Members;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** {@link Members}, made ready to be asked. Immutable. */
final class Rules {
    /** WeCom's form of a userid: 1 to 64 bytes, beginning with a letter or digit. */
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_@.-]{0,63}");

    private static final int ROOT = 1;

    private final Members members;
    private final Pattern unknown;
    private final Pattern unlicensed;
    private final List<String> everyone;
    private final Map<Integer, List<String>> parties;

    Rules(Members members) {
        this.members = members;
        unknown = Pattern.compile(members.unknownPattern());
        unlicensed = Pattern.compile(members.unlicensedPattern());
        everyone = IntStream.rangeClosed(1, members.everyone())
                .mapToObj(Rules::name)
                .toList();
        var all = new HashMap<>(Map.of(ROOT, everyone));
        all.putAll(members.parties());
        parties = Map.copyOf(all);
    }

    private static String name(int n) {
        var digits = Integer.toString(n);
        return "user" + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
    }

    Members members() {
        return members;
    }

    List<String> everyone() {
        return everyone;
    }

    Map<Integer, List<String>> parties() {
        return parties;
    }

    /** @param user in lower case */
    Standing standing(String user) {
        if (!FORM.matcher(user).matches() || unknown.matcher(user).matches()) {
            return Standing.UNKNOWN;
        }
        if (unlicensed.matcher(user).matches()) {
            return Standing.UNLICENSED;
        }
        double lot = lot(user);
        if (lot < members.unknownShare()) {
            return Standing.UNKNOWN;
        }
        return lot < members.unknownShare() + members.unlicensedShare() ? Standing.UNLICENSED : Standing.REACHABLE;
    }

    /** 0 to 1, evenly spread over ids, the same for the same id. */
    private static double lot(String user) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < user.length(); i++) {
            hash = (hash ^ user.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
        return (hash >>> 11) * 0x1.0p-53;
    }
}
