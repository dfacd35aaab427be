package io.wecomops.sandbox.query;

import io.wecomops.sandbox.call.Answer;
import io.wecomops.sandbox.call.ErrCode;
import io.wecomops.sandbox.gate.Incoming;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** JS-SDK tickets (doc 90506). Asking again gives the same one until it ends. Thread-safe. */
public final class Tickets {
    private record Held(String value, Instant end) {}

    private static final int RANDOM_BYTES = 64;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Held> current = new HashMap<>();
    private final InstantSource clock;
    private final Duration life;

    public Tickets(Duration life, InstantSource clock) {
        this.life = life;
        this.clock = clock;
    }

    /** {@code GET get_jsapi_ticket} */
    public Answer ofCorp(int agentId) {
        return answer("corp:" + agentId);
    }

    /** {@code GET ticket/get?type=agent_config} */
    public Answer ofAgent(Incoming incoming, int agentId) {
        return incoming.query("type").equals("agent_config")
                ? answer("agent:" + agentId)
                : Answer.of(ErrCode.WRONG_PARAMETER);
    }

    private synchronized Answer answer(String whose) {
        Instant now = clock.instant();
        Held held = current.get(whose);
        if (held == null || Duration.between(now, held.end()).toSeconds() < 1) {
            var bytes = new byte[RANDOM_BYTES];
            random.nextBytes(bytes);
            held = new Held(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), now.plus(life));
            current.put(whose, held);
        }
        return Answer.of(ErrCode.OK)
                .with("ticket", held.value())
                .with("expires_in", Duration.between(now, held.end()).toSeconds());
    }
}
