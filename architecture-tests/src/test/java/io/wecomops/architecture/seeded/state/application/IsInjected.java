package io.wecomops.architecture.seeded.state.application;

import io.wecomops.architecture.seeded.state.framework.Inject;

final class IsInjected {
    private final String text;

    @Inject
    IsInjected(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
