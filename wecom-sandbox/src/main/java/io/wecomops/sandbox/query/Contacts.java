package io.wecomops.sandbox.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wecomops.sandbox.Members;
import io.wecomops.sandbox.call.Answer;
import io.wecomops.sandbox.call.ErrCode;
import io.wecomops.sandbox.gate.Incoming;
import io.wecomops.sandbox.member.Directory;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** People, departments and tags: {@code user/get}, {@code user/simplelist}, {@code department/simplelist}, {@code tag/get}. */
public final class Contacts {
    private static final int ROOT = 1;

    private final Directory directory;

    public Contacts(Directory directory) {
        this.directory = directory;
    }

    /** {@code user/get?userid=} */
    public Answer user(Incoming incoming, int agentId) {
        String user = incoming.query("userid").toLowerCase(Locale.ROOT);
        if (!directory.exists(user)) {
            return Answer.of(ErrCode.NO_SUCH_USER);
        }
        var answer = Answer.of(ErrCode.OK)
                .with("userid", user)
                .with("name", "Name of " + user)
                .with("status", 1);
        var departments = answer.members().putArray("department");
        directory.departments().forEach((id, people) -> {
            if (people.contains(user)) {
                departments.add(id);
            }
        });
        return answer;
    }

    /** {@code user/simplelist?department_id=}: direct members only. */
    public Answer members(Incoming incoming, int agentId) {
        OptionalInt id = number(incoming.query("department_id"));
        if (id.isEmpty() || !exists(id.getAsInt())) {
            return Answer.of(ErrCode.NO_SUCH_PARTY);
        }
        return people(Answer.of(ErrCode.OK), directory.departments().getOrDefault(id.getAsInt(), List.of()));
    }

    /** {@code department/simplelist?id=}: it and all below it. */
    public Answer below(Incoming incoming, int agentId) {
        OptionalInt top = incoming.query("id").isEmpty() ? OptionalInt.of(ROOT) : number(incoming.query("id"));
        if (top.isEmpty() || !exists(top.getAsInt())) {
            return Answer.of(ErrCode.NO_SUCH_PARTY);
        }
        var answer = Answer.of(ErrCode.OK);
        var list = answer.members().putArray("department_id");
        for (int id : all()) {
            if (isBelow(id, top.getAsInt())) {
                list.addObject().put("id", id).put("parentid", parent(id)).put("order", id);
            }
        }
        return answer;
    }

    /** {@code tag/get?tagid=} */
    public Answer tag(Incoming incoming, int agentId) {
        Members members = directory.members();
        OptionalInt id = number(incoming.query("tagid"));
        if (id.isEmpty()
                || !(members.tags().containsKey(id.getAsInt())
                        || members.tagParties().containsKey(id.getAsInt()))) {
            return Answer.of(ErrCode.WRONG_TAG);
        }
        var answer = people(Answer.of(ErrCode.OK), members.tags().getOrDefault(id.getAsInt(), List.of()))
                .with("tagname", "tag " + id.getAsInt());
        var parties = answer.members().putArray("partylist");
        members.tagParties().getOrDefault(id.getAsInt(), List.of()).forEach(parties::add);
        return answer;
    }

    private Answer people(Answer answer, List<String> users) {
        var list = answer.members().putArray("userlist");
        for (String user : users) {
            ObjectNode person = list.addObject();
            person.put("userid", user).put("name", "Name of " + user);
        }
        return answer;
    }

    private Set<Integer> all() {
        var ids = new TreeSet<>(directory.departments().keySet());
        ids.addAll(directory.members().parents().keySet());
        return ids;
    }

    private boolean exists(int id) {
        return all().contains(id);
    }

    private int parent(int id) {
        return id == ROOT ? 0 : directory.members().parents().getOrDefault(id, ROOT);
    }

    /** Parents that go in a circle lead nowhere. */
    private boolean isBelow(int id, int top) {
        int above = id;
        for (int steps = 0; above != 0 && steps <= directory.members().parents().size() + 1; steps++) {
            if (above == top) {
                return true;
            }
            above = parent(above);
        }
        return false;
    }

    private static OptionalInt number(String text) {
        return text.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
