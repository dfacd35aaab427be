package io.wecomops.domain.jssdk;

import java.time.Duration;

/**
 * A ticket as WeCom just issued it. Secret: {@link #toString()} never shows its value.
 *
 * @param value 1 to 1024 characters without white space
 * @param life how long it holds from now on; positive
 */
public record IssuedTicket(String value, Duration life) {
    public IssuedTicket {
        if (value.isEmpty() || value.length() > 1024 || value.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(
                    "a ticket has 1 to 1024 characters without white space; this one has " + value.length());
        }
        if (!life.isPositive()) {
            throw new IllegalArgumentException("a ticket's life is positive, not " + life);
        }
    }

    @Override
    public String toString() {
        return "IssuedTicket[***, life=" + life + "]";
    }
}
