package io.wecomops.architecture.seeded.state.domain;

import java.util.List;

final class KnowsFixedNames {
    private static final List<String> NAMES = List.of("a", "b");

    static boolean knows(String name) {
        return NAMES.contains(name);
    }
}
