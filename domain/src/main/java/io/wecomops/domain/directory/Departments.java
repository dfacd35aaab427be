package io.wecomops.domain.directory;

import java.util.List;

/** A department and all below it, each once. */
public record Departments(List<DepartmentId> ids) {
    public Departments {
        ids = ids.stream().distinct().toList();
    }
}
