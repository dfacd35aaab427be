package io.wecomops.architecture.seeded.api.application;

import java.util.Optional;

final class TakesMaybe {
    String orElse(Optional<String> text) {
        return text.orElse("");
    }

    record Maybe(Optional<String> text) {}
}
