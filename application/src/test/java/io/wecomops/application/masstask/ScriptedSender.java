package io.wecomops.application.masstask;

import io.wecomops.domain.message.MessageSender;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.SendOutcome;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.TokenKey;
import java.util.ArrayList;
import java.util.List;

/** Answers as told, in order, then delivers; keeps the tokens it was called with. Thread-safe. */
final class ScriptedSender implements MessageSender {
    private final List<SendOutcome> script = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final List<RuntimeException> failures = new ArrayList<>();

    synchronized void answer(SendOutcome... outcomes) {
        script.addAll(List.of(outcomes));
    }

    /** The next call throws. */
    synchronized void fail(RuntimeException with) {
        failures.add(with);
    }

    synchronized List<String> tokens() {
        return List.copyOf(tokens);
    }

    @Override
    public synchronized SendOutcome send(TokenKey app, AccessToken token, SealedRequest request) {
        if (!failures.isEmpty()) {
            throw failures.removeFirst();
        }
        tokens.add(token.value());
        return script.isEmpty() ? new SendOutcome.Delivered("m", List.of()) : script.removeFirst();
    }
}
