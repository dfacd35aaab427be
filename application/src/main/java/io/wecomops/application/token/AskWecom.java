package io.wecomops.application.token;

import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.Asked;
import io.wecomops.domain.token.TokenKey;
import java.util.function.Function;

/** Asks WeCom under the current token of an app; where WeCom rejects the token, once more under a new one. Thread-safe. */
public final class AskWecom {
    private final CurrentToken tokens;

    public AskWecom(CurrentToken tokens) {
        this.tokens = tokens;
    }

    /** What {@code question} comes to; rejected only where the second token is, too. */
    public <T> Asked<T> ask(TokenKey app, Function<AccessToken, Asked<T>> question) throws InterruptedException {
        Asked<T> first = once(app, question);
        return first instanceof Asked.TokenRejected<T> ? once(app, question) : first;
    }

    private <T> Asked<T> once(TokenKey app, Function<AccessToken, Asked<T>> question) throws InterruptedException {
        return switch (tokens.of(app)) {
            case CurrentToken.Answer.Usable(AccessToken token) -> {
                Asked<T> asked = question.apply(token);
                if (asked instanceof Asked.TokenRejected<T>) {
                    tokens.rejected(app, token);
                } else if (asked instanceof Asked.Told<T>) {
                    tokens.accepted(app, token);
                }
                yield asked;
            }
            case CurrentToken.Answer.Refused refused ->
                new Asked.Unavailable<>(refused.askAgainAfter(), refused.reason(), refused.detail());
            case CurrentToken.Answer.TryAgain later ->
                new Asked.Unavailable<>(later.after(), later.reason(), later.detail());
        };
    }
}
