package io.wecomops.sandbox;

import java.util.Optional;

/**
 * Which messages are asked for; each part that is there must hold.
 *
 * @param content the whole content, as it was delivered
 * @param contentContains a part of it
 */
public record Wanted(Optional<Integer> agentId, Optional<String> content, Optional<String> contentContains) {

    public static Wanted anything() {
        return new Wanted(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Wanted content(String content) {
        return new Wanted(Optional.empty(), Optional.of(content), Optional.empty());
    }

    public static Wanted contentContains(String part) {
        return new Wanted(Optional.empty(), Optional.empty(), Optional.of(part));
    }

    public static Wanted ofApp(int agentId) {
        return new Wanted(Optional.of(agentId), Optional.empty(), Optional.empty());
    }

    /** Whether a message of the app with this content is among them. */
    public boolean accepts(int app, String text) {
        return agentId.map(id -> id == app).orElse(true)
                && content.map(text::equals).orElse(true)
                && contentContains.map(text::contains).orElse(true);
    }
}
