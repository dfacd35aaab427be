package io.wecomops.bootstrap.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A name that is no setting and looks like one.
 *
 * @param meant the setting whose name is near
 */
public record Misspelt(String name, Setting meant) {
    private static final int NEAR = 2;
    private static final int SHORTEST = 8;

    /** Those among {@code names}, sorted. */
    public static List<Misspelt> among(Collection<String> names) {
        return names.stream()
                .sorted()
                .flatMap(name -> nearest(name).map(meant -> new Misspelt(name, meant)).stream())
                .toList();
    }

    private static Optional<Setting> nearest(String name) {
        boolean known = Arrays.stream(Setting.values())
                .anyMatch(setting ->
                        name.equals(setting.name()) || (setting.isSecret() && name.equals(setting.fileName())));
        return known
                ? Optional.empty()
                : Arrays.stream(Setting.values())
                        .filter(setting -> setting.name().length() >= SHORTEST)
                        .filter(setting -> distance(name, setting.name()) <= NEAR)
                        .findFirst();
    }

    /** Levenshtein's, or more than {@link #NEAR} where the lengths say so already. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > NEAR) {
            return NEAR + 1;
        }
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
