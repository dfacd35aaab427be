package io.wecomops.sandbox.inbox;

import java.util.Optional;

/** Which messages are asked for; each part that is there must hold. */
public record Wanted(Optional<Integer> agentId, Optional<String> content, Optional<String> contentContains) {

    public static Wanted anything() {
        return new Wanted(Optional.empty(), Optional.empty(), Optional.empty());
    }

    boolean accepts(Sent sent) {
        return agentId.map(id -> id == sent.call().agentId()).orElse(true)
                && content.map(text -> text.equals(sent.content().text())).orElse(true)
                && contentContains
                        .map(text -> sent.content().text().contains(text))
                        .orElse(true);
    }
}
