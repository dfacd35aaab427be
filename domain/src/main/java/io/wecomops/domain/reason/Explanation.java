package io.wecomops.domain.reason;

/**
 * A reason in words, for the person who has to do something about it.
 *
 * @param english what happened and what to do
 * @param chinese the same in Chinese
 */
public record Explanation(String english, String chinese) {
    public Explanation {
        if (english.isBlank() || chinese.isBlank()) {
            throw new IllegalArgumentException("an explanation has words in both languages");
        }
    }
}
