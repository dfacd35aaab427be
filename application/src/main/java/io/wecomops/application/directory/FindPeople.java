package io.wecomops.application.directory;

import io.wecomops.application.cache.CacheFamily;
import io.wecomops.application.cache.CacheParts;
import io.wecomops.application.cache.Lookup;
import io.wecomops.application.cache.ReadThrough;
import io.wecomops.application.cache.ReadThrough.NearLevel;
import io.wecomops.application.cache.TextForm;
import io.wecomops.application.cache.WecomLoad;
import io.wecomops.application.token.AskWecom;
import io.wecomops.domain.cache.CachePolicy;
import io.wecomops.domain.directory.Contact;
import io.wecomops.domain.directory.DepartmentId;
import io.wecomops.domain.directory.Departments;
import io.wecomops.domain.directory.Directory;
import io.wecomops.domain.directory.People;
import io.wecomops.domain.directory.TagId;
import io.wecomops.domain.directory.Tagged;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.Asked;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Finds the people that an app may see. Audiences are handed on department by department, so that none has to be held as a
 * whole; who is in two of them comes twice. Thread-safe.
 */
public final class FindPeople {
    private static final Duration ABSENCE = Duration.ofSeconds(30);

    private final AskWecom wecom;
    private final CachePolicy policy;
    private final NearLevel near;
    private final CacheParts parts;
    private final Kept<Contact> contacts;
    private final Kept<Departments> trees;
    private final Kept<People> members;
    private final Kept<Tagged> tags;

    public FindPeople(Directory directory, AskWecom wecom, CachePolicy policy, NearLevel near, CacheParts parts) {
        this.wecom = wecom;
        this.policy = policy;
        this.near = near;
        this.parts = parts;
        contacts = kept("contact", Forms.CONTACT, (token, id) -> directory.contact(token, new UserId(id)));
        trees = kept("departments", Forms.DEPARTMENTS, (token, id) -> directory.below(token, department(id)));
        members = kept("members", Forms.PEOPLE, (token, id) -> directory.members(token, department(id)));
        tags = kept("tag", Forms.TAGGED, (token, id) -> directory.tagged(token, new TagId(Integer.parseInt(id))));
    }

    /** One person. */
    public Lookup<Contact> contact(TokenKey app, UserId user) throws InterruptedException {
        return contacts.of(app, user.value());
    }

    /**
     * Hands on the members of a department and of all below it.
     *
     * @return how many were handed on, doubles included; else why it broke off, after any number
     */
    public Lookup<Long> eachMember(TokenKey app, DepartmentId top, Consumer<List<UserId>> handOn)
            throws InterruptedException {
        return switch (trees.of(app, top.toString())) {
            case Lookup.Found<Departments>(Departments tree) -> eachOf(app, tree.ids(), handOn);
            case Lookup.Absent<Departments> _ -> new Lookup.Absent<>();
            case Lookup.Unavailable<Departments>(var reason, var detail, var after) ->
                new Lookup.Unavailable<>(reason, detail, after);
        };
    }

    /** The same for everybody whom the app may see. */
    public Lookup<Long> everybody(TokenKey app, Consumer<List<UserId>> handOn) throws InterruptedException {
        return eachMember(app, DepartmentId.ROOT, handOn);
    }

    /** The same for those who bear a tag, and the members of the departments that do. */
    public Lookup<Long> eachTagged(TokenKey app, TagId tag, Consumer<List<UserId>> handOn) throws InterruptedException {
        switch (tags.of(app, tag.toString())) {
            case Lookup.Found<Tagged>(Tagged tagged) -> {
                handOn.accept(tagged.users());
                long handedOn = tagged.users().size();
                for (DepartmentId department : tagged.departments()) {
                    Lookup<Long> more = eachMember(app, department, handOn);
                    if (!(more instanceof Lookup.Found<Long>(Long people))) {
                        return more;
                    }
                    handedOn += people;
                }
                return new Lookup.Found<>(handedOn);
            }
            case Lookup.Absent<Tagged> _ -> {
                return new Lookup.Absent<>();
            }
            case Lookup.Unavailable<Tagged>(var reason, var detail, var after) -> {
                return new Lookup.Unavailable<>(reason, detail, after);
            }
        }
    }

    /** What is known of a person has changed: all nodes ask for it again. */
    public void changed(TokenKey app, UserId user) {
        contacts.cache().invalidate(contacts.family().key(id(app, user.value())));
    }

    private Lookup<Long> eachOf(TokenKey app, List<DepartmentId> departments, Consumer<List<UserId>> handOn)
            throws InterruptedException {
        long handedOn = 0;
        for (DepartmentId department : departments) {
            switch (members.of(app, department.toString())) {
                case Lookup.Found<People>(People people) -> {
                    handOn.accept(people.users());
                    handedOn += people.users().size();
                }
                case Lookup.Absent<People> _ -> {
                    // it was there when the tree was told, and has gone since
                }
                case Lookup.Unavailable<People>(var reason, var detail, var after) -> {
                    return new Lookup.Unavailable<>(reason, detail, after);
                }
            }
        }
        return new Lookup.Found<>(handedOn);
    }

    private static DepartmentId department(String id) {
        return new DepartmentId(Integer.parseInt(id));
    }

    private static String id(TokenKey app, String id) {
        return app + ":" + id;
    }

    private static TokenKey app(String[] id) {
        return new TokenKey(new CorpId(id[0]), new AgentId(Integer.parseInt(id[1])));
    }

    private <T> Kept<T> kept(String name, TextForm<T> form, BiFunction<AccessToken, String, Asked<T>> question) {
        var family = new CacheFamily<>(name, 1, form, policy, ABSENCE);
        return new Kept<>(
                family,
                ReadThrough.of(
                        family,
                        near,
                        key -> {
                            String[] id = key.id().split(":", 3);
                            return WecomLoad.of(wecom.ask(app(id), token -> question.apply(token, id[2])));
                        },
                        parts));
    }

    private record Kept<T>(CacheFamily<T> family, ReadThrough<T> cache) {
        Lookup<T> of(TokenKey app, String id) throws InterruptedException {
            return cache.get(family.key(id(app, id)));
        }
    }
}
