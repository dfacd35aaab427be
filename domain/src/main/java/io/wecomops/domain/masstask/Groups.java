package io.wecomops.domain.masstask;

import io.wecomops.domain.directory.DepartmentId;
import io.wecomops.domain.directory.TagId;
import java.util.List;

/**
 * People named by what they belong to, as WeCom's contacts stand when the task is accepted.
 *
 * @param departments with all below them; at most {@value #MOST}
 * @param tags at most {@value #MOST}
 * @param everybody all whom the app may see
 */
public record Groups(List<DepartmentId> departments, List<TagId> tags, boolean everybody) {
    public static final int MOST = 100;
    public static final Groups NONE = new Groups(List.of(), List.of(), false);

    public Groups {
        departments = List.copyOf(departments);
        tags = List.copyOf(tags);
        if (departments.size() > MOST || tags.size() > MOST) {
            throw new IllegalArgumentException("must be at most " + MOST + " departments and " + MOST + " tags");
        }
    }

    public boolean isEmpty() {
        return departments.isEmpty() && tags.isEmpty() && !everybody;
    }
}
