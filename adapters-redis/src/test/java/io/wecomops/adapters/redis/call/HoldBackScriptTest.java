package io.wecomops.adapters.redis.call;

import static io.wecomops.adapters.redis.call.LuaScript.HOLD_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.adapters.redis.Servers;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldBackScriptTest {
    private static final long SECOND = 1_000_000;
    private static final long LARGEST = (1L << 53) - 1;

    private final String key = Scripts.newKey();

    @Test
    void idlePaceIsHeldBack() {
        Reply held = hold(60 * SECOND, 0, 0);
        assertThat(held.number(0)).isEqualTo(held.number(1) + 60 * SECOND);
        assertThat(Servers.PLAIN.get(key)).isEqualTo(held.number(0) + " " + held.number(1));
        assertThat(Servers.PLAIN.pttl(key)).isBetween(100_000L, 121_000L);
    }

    @Test
    void slotsFurtherAheadStay() {
        long first = hold(60 * SECOND, 0, 0).number(0);
        assertThat(hold(SECOND, 0, 0).number(0)).isEqualTo(first);
        assertThat(hold(0, 0, 0).number(0)).isEqualTo(first);
        assertThat(hold(-SECOND, 0, 0).number(0)).isEqualTo(first);
    }

    @Test
    void lostKeyIsBroughtBackFromWhatTheCallerHeard() {
        long now = Servers.nowMicros();
        assertThat(hold(SECOND, now + 60 * SECOND, now).number(0)).isEqualTo(now + 60 * SECOND);
    }

    @Test
    void clockThatWasSetBackLengthensNothing() {
        long before = Servers.nowMicros() + 3600 * SECOND;
        Servers.PLAIN.set(key, (before + 60 * SECOND) + " " + before);
        Reply held = hold(SECOND, 0, 0);
        assertThat(held.number(0)).isEqualTo(held.number(1) + 60 * SECOND);
    }

    @Test
    void nothingHeldBackIsAnIdlePace() {
        Reply held = hold(0, 0, 0);
        assertThat(held.number(0)).isEqualTo(held.number(1));
        assertThat(Servers.PLAIN.pttl(key)).isBetween(1L, 61_000L);
    }

    @Test
    void largestNumbersAreExact() {
        Servers.PLAIN.set(key, LARGEST + " " + Servers.nowMicros());
        assertThat(hold(1L << 52, 0, 0).number(0)).isEqualTo(LARGEST);
        assertThat(Servers.PLAIN.get(key)).startsWith("9007199254740991 ");
    }

    @Test
    void flushOfScriptsChangesNothing() {
        long first = hold(60 * SECOND, 0, 0).number(0);
        Servers.PLAIN.scriptFlush();
        assertThat(hold(SECOND, 0, 0).number(0)).isEqualTo(first);
    }

    private Reply hold(long block, long heardFree, long heardSeen) {
        return Scripts.run(HOLD_BACK, List.of(key), block, heardFree, heardSeen);
    }
}
