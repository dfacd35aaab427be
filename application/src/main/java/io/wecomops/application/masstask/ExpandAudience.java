package io.wecomops.application.masstask;

import io.wecomops.application.cache.Lookup;
import io.wecomops.application.directory.FindPeople;
import io.wecomops.domain.directory.DepartmentId;
import io.wecomops.domain.directory.TagId;
import io.wecomops.domain.error.Fault;
import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.Apps;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts people in the place of departments, tags and everybody, by WeCom's contacts out of the cache. Thread-safe. */
public final class ExpandAudience implements Expander {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final FindPeople people;
    private final Apps apps;

    /** @param apps those that may be asked for */
    public ExpandAudience(FindPeople people, Apps apps) {
        this.people = people;
        this.apps = apps;
    }

    @Override
    public Expansion expanded(AgentId agent, Audience asked) {
        if (asked.groups().isEmpty()) {
            return new Expansion.People(asked);
        }
        try {
            return found(apps.keyOf(agent), asked);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Expansion.Unavailable(Reason.UNREACHABLE, "this node is stopping", SOON);
        }
    }

    private Expansion found(TokenKey app, Audience asked) throws InterruptedException {
        var found = new Found();
        int index = 0;
        for (DepartmentId department : asked.groups().departments()) {
            var pointer = "/departments/" + index++;
            Optional<Expansion> broken = unless(people.eachMember(app, department, found::add), pointer, "department");
            if (broken.isPresent()) {
                return broken.get();
            }
        }
        index = 0;
        for (TagId tag : asked.groups().tags()) {
            var pointer = "/tags/" + index++;
            Optional<Expansion> broken = unless(people.eachTagged(app, tag, found::add), pointer, "tag");
            if (broken.isPresent()) {
                return broken.get();
            }
        }
        if (asked.groups().everybody()) {
            Optional<Expansion> broken = unless(people.everybody(app, found::add), "/all", "root department");
            if (broken.isPresent()) {
                return broken.get();
            }
        }
        return found.with(asked);
    }

    private static Optional<Expansion> unless(Lookup<Long> lookup, String pointer, String what) {
        return switch (lookup) {
            case Lookup.Found<Long> _ -> Optional.empty();
            case Lookup.Absent<Long> _ ->
                Optional.of(new Expansion.Faulty(new Fault(pointer, "is no " + what + " that the app may see")));
            case Lookup.Unavailable<Long>(var reason, var detail, var after) ->
                Optional.of(new Expansion.Unavailable(reason, detail, after));
        };
    }

    /** Keeps hardly more than a task may have, doubles included, however many are handed on. */
    private static final class Found {
        private final List<UserId> users = new ArrayList<>();

        void add(List<UserId> more) {
            if (users.size() <= Audience.MAX_USERS) {
                users.addAll(more);
            }
        }

        Expansion with(Audience asked) {
            if (users.size() + asked.users().size() > Audience.MAX_USERS) {
                return new Expansion.Faulty(new Fault(
                        "", "is more than " + Audience.MAX_USERS + " people, doubles included: upload the recipients"));
            }
            if (users.isEmpty() && asked.users().isEmpty()) {
                return new Expansion.Faulty(new Fault("", "is nobody: the app sees no people there"));
            }
            return new Expansion.People(asked.with(users));
        }
    }
}
