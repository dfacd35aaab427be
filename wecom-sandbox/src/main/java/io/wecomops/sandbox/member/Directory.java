package io.wecomops.sandbox.member;

import io.wecomops.sandbox.Members;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Applies the rules of {@link Members} to what a request names. Thread-safe. */
public final class Directory {
    private volatile Rules rules;

    public Directory(Members members) {
        rules = new Rules(members);
    }

    public void set(Members members) {
        rules = new Rules(members);
    }

    public Members members() {
        return rules.members();
    }

    public Recipients everyone() {
        var now = rules;
        return new Recipients(now.everyone(), List.of(), List.of(), List.of(), List.of());
    }

    public Recipients find(List<String> users, List<String> parties, List<String> tags) {
        var now = rules;
        var people = new LinkedHashSet<String>();
        var unknown = new LinkedHashSet<String>();
        var unlicensed = new LinkedHashSet<String>();
        for (String named : users) {
            var user = named.toLowerCase(Locale.ROOT);
            switch (now.standing(user)) {
                case REACHABLE -> people.add(user);
                case UNKNOWN -> unknown.add(user);
                case UNLICENSED -> unlicensed.add(user);
            }
        }
        var unknownParties = addMembers(parties, now.parties(), now, people);
        var unknownTags = addMembers(tags, now.members().tags(), now, people);
        return new Recipients(
                List.copyOf(people), List.copyOf(unknown), List.copyOf(unlicensed), unknownParties, unknownTags);
    }

    /** Whether there is somebody with this id. */
    public boolean exists(String user) {
        return rules.standing(user.toLowerCase(Locale.ROOT)) != Standing.UNKNOWN;
    }

    /** The departments by id, each with its direct members. */
    public Map<Integer, List<String>> departments() {
        return rules.parties();
    }

    /** Answers the ids that lead to nobody. */
    private static List<String> addMembers(
            List<String> ids, Map<Integer, List<String>> lists, Rules rules, Set<String> people) {
        var unknown = new ArrayList<String>();
        for (String id : ids) {
            var members =
                    id.matches("[0-9]{1,9}") ? lists.getOrDefault(Integer.parseInt(id), List.of()) : List.<String>of();
            if (members.isEmpty()) {
                unknown.add(id);
            }
            members.stream()
                    .map(member -> member.toLowerCase(Locale.ROOT))
                    .filter(member -> rules.standing(member) == Standing.REACHABLE)
                    .forEach(people::add);
        }
        return unknown;
    }
}
