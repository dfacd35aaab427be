package io.wecomops.adapters.http.masstask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.wecomops.adapters.http.json.Members;
import io.wecomops.domain.directory.DepartmentId;
import io.wecomops.domain.directory.TagId;
import io.wecomops.domain.masstask.Groups;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Reads {@code departments}, {@code tags} and {@code all} of a target. */
final class GroupsReader {
    private GroupsReader() {}

    /** No groups where there are none, or where one is faulty: the faults then tell. */
    static Groups read(Members target) {
        int before = target.faults().found().size();
        List<DepartmentId> departments = numbers(target, "departments", DepartmentId::new);
        List<TagId> tags = numbers(target, "tags", TagId::new);
        boolean everybody = target.yesOrNo("all").orElse(false);
        if (target.faults().found().size() > before) {
            return Groups.NONE;
        }
        return target.faults()
                .read(target.pointer(), () -> new Groups(departments, tags, everybody))
                .orElse(Groups.NONE);
    }

    private static <T> List<T> numbers(Members target, String name, IntFunction<T> make) {
        List<T> read = new ArrayList<>();
        ArrayNode list = target.list(name).orElse(null);
        for (int i = 0; list != null && i < list.size(); i++) {
            JsonNode entry = list.get(i);
            String pointer = target.at(name) + "/" + i;
            if (entry.isIntegralNumber() && entry.canConvertToInt()) {
                target.faults()
                        .read(pointer, () -> make.apply(entry.intValue()))
                        .ifPresent(read::add);
            } else {
                target.faults().add(pointer, Members.mustBe("a whole number", entry));
            }
        }
        return read;
    }
}
