package io.wecomops.application.token;

import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.Issue;
import io.wecomops.domain.token.IssuedToken;
import io.wecomops.domain.token.TokenIssuer;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A WeCom that issues token-1, token-2 and so on, or refuses as long as it is told to. */
public final class ScriptedIssuer implements TokenIssuer {
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private volatile boolean refusing;
    private volatile Duration life = Duration.ofHours(2);

    @Override
    public Issue issue(TokenKey key) {
        int call = calls.incrementAndGet();
        if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return new Issue.Unavailable(Duration.ofSeconds(2), Reason.wecom(-1), "system busy");
        }
        return refusing
                ? new Issue.Refused(Reason.wecom(40001), "invalid secret")
                : new Issue.Issued(new IssuedToken("token-" + call, life));
    }

    /** The next {@code times} calls find it busy. */
    public void beBusy(int times) {
        busy.set(times);
    }

    public void refuse(boolean now) {
        refusing = now;
    }

    /** How long tokens hold that are issued from now on. */
    public void life(Duration each) {
        life = each;
    }

    public int calls() {
        return calls.get();
    }
}
