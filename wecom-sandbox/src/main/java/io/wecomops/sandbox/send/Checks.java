package io.wecomops.sandbox.send;

import io.wecomops.sandbox.call.Answer;
import io.wecomops.sandbox.call.ErrCode;
import java.util.Optional;

/** Keeps the first fault that is found: WeCom names one at a time. */
final class Checks {
    private Optional<Answer> first = Optional.empty();

    void that(boolean holds, ErrCode otherwise, String note) {
        if (!holds && first.isEmpty()) {
            first = Optional.of(Answer.of(otherwise, note));
        }
    }

    Optional<Answer> refusal() {
        return first;
    }
}
