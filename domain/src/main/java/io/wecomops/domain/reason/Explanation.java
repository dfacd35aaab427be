package io.wecomops.domain.reason;

/**
 * A reason in words, for the person who has to do something about it.
 *
 * @param englishMeaning what happened
 * @param englishFix what to do; may be empty
 * @param chineseMeaning what happened, in Chinese
 * @param chineseFix what to do, in Chinese; may be empty
 */
public record Explanation(String englishMeaning, String englishFix, String chineseMeaning, String chineseFix) {
    public Explanation {
        if (englishMeaning.isBlank() || chineseMeaning.isBlank()) {
            throw new IllegalArgumentException("an explanation has words in both languages");
        }
    }

    /** Of which the fix cannot be told apart. */
    public Explanation(String english, String chinese) {
        this(english, "", chinese, "");
    }

    /** What happened and what to do. */
    public String english() {
        return englishFix.isEmpty() ? englishMeaning : englishMeaning + " " + englishFix;
    }

    /** The same in Chinese. */
    public String chinese() {
        return chineseMeaning + chineseFix;
    }
}
