package io.wecomops.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Who exists, by rule: every well-formed userid does, but for those that a pattern names or that fall, by a hash of their
 * id, into a share. The same id always gets the same answer. Patterns must match the whole id in lower case.
 *
 * @param unknownPattern ids that are told in {@code invaliduser}; empty for none
 * @param unlicensedPattern ids that are told in {@code unlicenseduser}; empty for none
 * @param unknownShare 0 to 1, e.g. 0.003 for three in a thousand
 * @param unlicensedShare 0 to 1
 * @param everyone how many members {@code @all} and department 1 have: {@code user000001} and on
 * @param parties members by department id; department 1 is everyone unless named here
 * @param tags members by tag id
 * @param parents the department above, by department id; department 1 where it is not named
 * @param tagParties departments by tag id
 */
public record Members(
        String unknownPattern,
        String unlicensedPattern,
        double unknownShare,
        double unlicensedShare,
        int everyone,
        Map<Integer, List<String>> parties,
        Map<Integer, List<String>> tags,
        Map<Integer, Integer> parents,
        Map<Integer, List<Integer>> tagParties) {

    public Members {
        Pattern.compile(unknownPattern);
        Pattern.compile(unlicensedPattern);
        if (!(unknownShare >= 0 && unlicensedShare >= 0 && unknownShare + unlicensedShare <= 1)) {
            throw new IllegalArgumentException("shares are 0 to 1 and add up to 1 at most");
        }
        if (everyone < 0 || everyone > 10_000_000) {
            throw new IllegalArgumentException("everyone is 0 to 10000000, not " + everyone);
        }
        parties = copy(parties);
        tags = copy(tags);
        parents = Map.copyOf(parents);
        tagParties = copy(tagParties);
    }

    private static <T> Map<Integer, List<T>> copy(Map<Integer, List<T>> lists) {
        var copy = new HashMap<Integer, List<T>>();
        lists.forEach((id, people) -> copy.put(id, List.copyOf(people)));
        return Map.copyOf(copy);
    }

    /** All exist but {@code ghost-…}, all are licensed but {@code unlicensed-…}; {@code @all} is a hundred people. */
    public static Members everybodyExists() {
        return new Members("ghost-.*", "unlicensed-.*", 0, 0, 100, Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** The same with a share that does not exist. */
    public Members withUnknownShare(double share) {
        return new Members(
                unknownPattern,
                unlicensedPattern,
                share,
                unlicensedShare,
                everyone,
                parties,
                tags,
                parents,
                tagParties);
    }

    public Members withParties(Map<Integer, List<String>> newParties) {
        return new Members(
                unknownPattern,
                unlicensedPattern,
                unknownShare,
                unlicensedShare,
                everyone,
                newParties,
                tags,
                parents,
                tagParties);
    }

    public Members withTags(Map<Integer, List<String>> newTags) {
        return new Members(
                unknownPattern,
                unlicensedPattern,
                unknownShare,
                unlicensedShare,
                everyone,
                parties,
                newTags,
                parents,
                tagParties);
    }

    public Members withParents(Map<Integer, Integer> newParents) {
        return new Members(
                unknownPattern,
                unlicensedPattern,
                unknownShare,
                unlicensedShare,
                everyone,
                parties,
                tags,
                newParents,
                tagParties);
    }

    public Members withTagParties(Map<Integer, List<Integer>> newTagParties) {
        return new Members(
                unknownPattern,
                unlicensedPattern,
                unknownShare,
                unlicensedShare,
                everyone,
                parties,
                tags,
                parents,
                newTagParties);
    }
}
