package io.wecomops.adapters.http.masstask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wecomops.adapters.http.json.Members;
import io.wecomops.domain.error.Faults;
import io.wecomops.domain.error.InvalidInputException;
import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.masstask.Groups;
import io.wecomops.domain.message.MessageTemplate;
import io.wecomops.domain.message.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code target}: whom a task is for, and what each person's own message is filled with. */
final class TargetReader {
    /** More broken entries than are told of; reading on would only find more. */
    private static final int ENOUGH_BROKEN = 101;

    private final Optional<MessageTemplate> template;
    private final List<UserId> users = new ArrayList<>();
    private final Map<UserId, Map<String, String>> variables = new HashMap<>();

    private TargetReader(Optional<MessageTemplate> template) {
        this.template = template;
    }

    /** A reader for tasks with this message. */
    static TargetReader forMessage(MessageTemplate template) {
        return new TargetReader(Optional.of(template));
    }

    /** A reader for a task whose message cannot be read. */
    static TargetReader forNoMessage() {
        return new TargetReader(Optional.empty());
    }

    Optional<Target> read(Members target) {
        boolean uploaded = target.yesOrNo("upload").orElse(false);
        Groups groups = GroupsReader.read(target);
        Optional<ArrayNode> list = uploaded || !groups.isEmpty() ? target.list("users") : target.requiredList("users");
        target.noOthers();
        if (!groups.isEmpty() && template.filter(MessageTemplate::isPersonal).isPresent()) {
            target.faults()
                    .add(
                            target.pointer(),
                            "must name its people, or have them uploaded, where the message has placeholders");
        }
        if (!uploaded) {
            Optional<ArrayNode> named =
                    list.isEmpty() && !groups.isEmpty() ? Optional.of(JsonNodeFactory.instance.arrayNode()) : list;
            return named.flatMap(entries -> audience(target.faults(), target.at("users"), entries, groups))
                    .map(Target.People::new);
        }
        if (list.isPresent()) {
            target.faults().add(target.at("users"), "must not be there where the recipients are uploaded");
        }
        if (!groups.isEmpty()) {
            target.faults().add(target.at("upload"), "must not stand beside departments, tags or all");
        }
        return Optional.of(new Target.Uploaded());
    }

    /** A target that names up to {@code most} people one by one, and nothing else. */
    Optional<Audience> readPeople(Members target, int most) {
        Optional<ArrayNode> list = target.requiredList("users");
        target.noOthers();
        return list.flatMap(entries -> audience(target.faults(), target.at("users"), entries, Groups.NONE))
                .filter(audience -> {
                    int people = audience.people().size();
                    if (people > most) {
                        target.faults()
                                .add(
                                        target.at("users"),
                                        "must be at most " + most + " people, is " + people
                                                + "; send to more with a mass task");
                    }
                    return people <= most;
                });
    }

    private Optional<Audience> audience(Faults faults, String pointer, ArrayNode list, Groups groups) {
        if (list.size() > Audience.MAX_USERS) {
            faults.add(pointer, "must have at most " + Audience.MAX_USERS + " recipients, has " + list.size());
            return Optional.empty();
        }
        int broken = 0;
        for (int i = 0; i < list.size() && broken < ENOUGH_BROKEN; i++) {
            broken += isRead(faults, pointer + "/" + i, list.get(i)) ? 0 : 1;
        }
        return broken > 0 ? Optional.empty() : faults.read(pointer, () -> new Audience(users, variables, groups));
    }

    private boolean isRead(Faults faults, String pointer, JsonNode entry) {
        if (entry.isTextual()) {
            Optional<UserId> user = faults.read(pointer, () -> new UserId(entry.textValue()));
            user.ifPresent(users::add);
            return user.isPresent() && isFilled(faults, pointer, user.get(), Map.of());
        }
        if (!entry.isObject()) {
            faults.add(pointer, Members.mustBe("a text or an object", entry));
            return false;
        }
        int before = faults.found().size();
        Optional<Members> person = Members.of(faults, pointer, entry);
        Optional<UserId> user = person.flatMap(members -> members.requiredText("userid")
                .flatMap(text -> faults.read(members.at("userid"), () -> new UserId(text))));
        Map<String, String> values =
                person.map(members -> members.scalars("vars")).orElse(Map.of());
        person.ifPresent(Members::noOthers);
        if (user.isEmpty() || faults.found().size() > before) {
            return false;
        }
        users.add(user.get());
        return isFilled(faults, pointer + "/vars", user.get(), values);
    }

    /** Keeps what the message needs, the last time that somebody is named. */
    private boolean isFilled(Faults faults, String pointer, UserId user, Map<String, String> values) {
        if (template.isEmpty() || !template.get().isPersonal()) {
            return true;
        }
        try {
            template.get().fill(values);
        } catch (InvalidInputException unfit) {
            faults.add(pointer, String.valueOf(unfit.getMessage()));
            return false;
        }
        var needed = new HashMap<>(values);
        needed.keySet().retainAll(template.get().variables());
        variables.put(user, needed);
        return true;
    }
}
