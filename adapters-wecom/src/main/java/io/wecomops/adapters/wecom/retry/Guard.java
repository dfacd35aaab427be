package io.wecomops.adapters.wecom.retry;

import io.wecomops.adapters.wecom.api.Answer;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.function.Supplier;

/** Stands before calls to WeCom. Thread-safe. */
@FunctionalInterface
public interface Guard {
    /** Lets everything through. */
    Guard NONE = (api, app, call) -> new Passage.Made(call.get());

    /**
     * @param api the path below {@code /cgi-bin/}
     * @param app what fails for one app says nothing about another's
     */
    Passage call(String api, TokenKey app, Supplier<Answer> call);

    /** What came of it. */
    sealed interface Passage {
        record Made(Answer answer) implements Passage {}

        /** Nothing went out; it is worth asking again after {@code after}. */
        record NotMade(Duration after, String detail) implements Passage {}
    }
}
