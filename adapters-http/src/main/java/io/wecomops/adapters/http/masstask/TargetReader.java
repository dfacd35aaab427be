package io.wecomops.adapters.http.masstask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.wecomops.adapters.http.json.Members;
import io.wecomops.domain.error.Faults;
import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.message.UserId;
import java.util.ArrayList;
import java.util.Optional;

/** Reads {@code target}: whom a task is for. */
final class TargetReader {
    /** More broken ids than are told of; reading on would only find more. */
    private static final int ENOUGH_BROKEN = 101;

    private TargetReader() {}

    static Optional<Target> read(Members target) {
        boolean uploaded = target.yesOrNo("upload").orElse(false);
        Optional<ArrayNode> users = uploaded ? target.list("users") : target.requiredList("users");
        target.notYet("departments");
        target.notYet("tags");
        target.notYet("all");
        target.noOthers();
        if (!uploaded) {
            return users.flatMap(list -> audience(target.faults(), target.at("users"), list))
                    .map(Target.People::new);
        }
        if (users.isPresent()) {
            target.faults().add(target.at("users"), "must not be there where the recipients are uploaded");
        }
        return Optional.of(new Target.Uploaded());
    }

    private static Optional<Audience> audience(Faults faults, String pointer, ArrayNode list) {
        if (list.size() > Audience.MAX_USERS) {
            faults.add(pointer, "must have at most " + Audience.MAX_USERS + " recipients, has " + list.size());
            return Optional.empty();
        }
        var users = new ArrayList<UserId>(list.size());
        int broken = 0;
        for (int i = 0; i < list.size() && broken < ENOUGH_BROKEN; i++) {
            Optional<UserId> user = user(faults, pointer + "/" + i, list.get(i));
            user.ifPresent(users::add);
            broken += user.isPresent() ? 0 : 1;
        }
        return broken > 0 ? Optional.empty() : faults.read(pointer, () -> new Audience(users));
    }

    private static Optional<UserId> user(Faults faults, String pointer, JsonNode entry) {
        if (!entry.isTextual()) {
            faults.add(pointer, Members.mustBe("a text", entry));
            return Optional.empty();
        }
        return faults.read(pointer, () -> new UserId(entry.textValue()));
    }
}
