package io.wecomops.adapters.wecom.directory;

import com.fasterxml.jackson.databind.JsonNode;
import io.wecomops.adapters.wecom.asking.Questions;
import io.wecomops.domain.directory.Contact;
import io.wecomops.domain.directory.DepartmentId;
import io.wecomops.domain.directory.Departments;
import io.wecomops.domain.directory.Directory;
import io.wecomops.domain.directory.People;
import io.wecomops.domain.directory.TagId;
import io.wecomops.domain.directory.Tagged;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.Asked;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * {@code GET user/get} (doc 90196), {@code department/simplelist} (doc 95350; WeCom advises it in place of the slow
 * {@code department/list}), {@code user/simplelist} (doc 90200) and {@code tag/get} (doc 90213).
 */
public record AskedDirectory(Questions questions) implements Directory {
    private static final int ACTIVE = 1;

    @Override
    public Asked<Contact> contact(AccessToken token, UserId user) {
        return questions.ask(token, "user/get", Map.of("userid", user.value()), AskedDirectory::contact);
    }

    @Override
    public Asked<Departments> below(AccessToken token, DepartmentId top) {
        return questions.ask(
                token,
                "department/simplelist",
                Map.of("id", top.toString()),
                body -> new Departments(list(body, "department_id", each -> id(each.path("id")))));
    }

    @Override
    public Asked<People> members(AccessToken token, DepartmentId department) {
        return questions.ask(
                token,
                "user/simplelist",
                Map.of("department_id", department.toString()),
                body -> new People(list(body, "userlist", AskedDirectory::user)));
    }

    @Override
    public Asked<Tagged> tagged(AccessToken token, TagId tag) {
        return questions.ask(
                token,
                "tag/get",
                Map.of("tagid", tag.toString()),
                body -> new Tagged(
                        list(body, "userlist", AskedDirectory::user), list(body, "partylist", AskedDirectory::id)));
    }

    private static Contact contact(JsonNode body) {
        return new Contact(
                user(body),
                body.path("name").asText(""),
                list(body, "department", AskedDirectory::id),
                body.path("status").asInt() == ACTIVE);
    }

    private static UserId user(JsonNode person) {
        return new UserId(person.path("userid").asText(""));
    }

    private static DepartmentId id(JsonNode number) {
        return new DepartmentId(number.asInt());
    }

    private static <T> List<T> list(JsonNode body, String name, Function<JsonNode, T> reader) {
        JsonNode list = body.path(name);
        if (!list.isArray()) {
            throw new IllegalArgumentException("no list is called " + name);
        }
        return list.valueStream().map(reader).toList();
    }
}
