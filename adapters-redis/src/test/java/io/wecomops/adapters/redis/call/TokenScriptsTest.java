package io.wecomops.adapters.redis.call;

import static io.wecomops.adapters.redis.call.LuaScript.FIND_TOKEN;
import static io.wecomops.adapters.redis.call.LuaScript.INVALIDATE_TOKEN;
import static io.wecomops.adapters.redis.call.LuaScript.SAVE_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.adapters.redis.Servers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenScriptsTest {
    private static final long LIFE = 7_200_000;

    private final String current = Scripts.newKey();
    private final String highest = current + ":highest";

    @Test
    void nothingIsFoundWhereNothingIs() {
        assertThat(find().isEmpty()).isTrue();
        assertThat(invalidate(1)).isFalse();
    }

    @Test
    void savedTokenIsFound() {
        assertThat(save("value", 7, LIFE)).isTrue();
        assertThat(find().text(0)).isEqualTo("value");
        assertThat(find().number(1)).isEqualTo(7);
        assertThat(find().number(2)).isBetween(LIFE - 20_000, LIFE);
    }

    @Test
    void sameVersionTwiceChangesNothing() {
        save("first", 7, LIFE);
        assertThat(save("second", 7, LIFE)).isFalse();
        assertThat(find().text(0)).isEqualTo("first");
    }

    @Test
    void tokenEndsAndItsVersionStays() {
        save("value", 7, 20);
        Servers.pass(Duration.ofMillis(20));
        assertThat(find().isEmpty()).isTrue();
        assertThat(Servers.PLAIN.exists(current)).as("the secret is gone").isZero();
        assertThat(save("late", 6, LIFE)).isFalse();
        assertThat(Servers.PLAIN.pttl(highest))
                .isGreaterThan(Duration.ofDays(30).toMillis());
    }

    @Test
    void lifeOfNothingIsNoLife() {
        assertThat(save("value", 7, 0)).isTrue();
        assertThat(find().isEmpty()).isTrue();
        assertThat(save("late", 7, LIFE)).isFalse();
    }

    @Test
    void invalidationTakesTheSecretAndLeavesTheVersion() {
        save("value", 7, LIFE);
        assertThat(invalidate(8)).isFalse();
        assertThat(invalidate(6)).isFalse();
        assertThat(invalidate(7)).isTrue();
        assertThat(invalidate(7)).isFalse();
        assertThat(Servers.PLAIN.exists(current)).isZero();
        assertThat(save("late", 7, LIFE)).isFalse();
        assertThat(save("next", 8, LIFE)).isTrue();
    }

    @Test
    void versionsAreComparedAsNumbersAndExactlyHoweverLarge() {
        long[] versions = {
            1, 2, 9, 10, 99, 100, (1L << 53) - 1, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE
        };
        for (int i = 0; i < versions.length; i++) {
            assertThat(save("value", versions[i], LIFE))
                    .as("version %d", versions[i])
                    .isTrue();
            assertThat(find().number(1)).isEqualTo(versions[i]);
            for (int earlier = 0; earlier <= i; earlier++) {
                assertThat(save("late", versions[earlier], LIFE))
                        .as("version %d", versions[earlier])
                        .isFalse();
            }
        }
        assertThat(invalidate(Long.MAX_VALUE - 1)).isFalse();
        assertThat(invalidate(Long.MAX_VALUE)).isTrue();
    }

    @Test
    void noMoreThanTheWholeLifeIsToldWhereTheClockWasSetBack() {
        save("value", 7, LIFE);
        Servers.PLAIN.pexpire(current, LIFE + 3_600_000);
        assertThat(find().number(2)).isEqualTo(LIFE);
    }

    @Test
    void largestLifeIsExact() {
        long largest = (1L << 52) / 1000;
        assertThat(save("value", 7, largest)).isTrue();
        assertThat(find().number(2)).isBetween(largest - 20_000, largest);
    }

    @Test
    void flushOfScriptsChangesNothing() {
        save("value", 7, LIFE);
        Servers.PLAIN.scriptFlush();
        assertThat(find().text(0)).isEqualTo("value");
        assertThat(save("late", 7, LIFE)).isFalse();
        Servers.PLAIN.scriptFlush();
        assertThat(invalidate(7)).isTrue();
    }

    private Reply find() {
        return Scripts.run(FIND_TOKEN, List.of(current));
    }

    private boolean save(String value, long version, long lifeMillis) {
        return Scripts.run(SAVE_TOKEN, List.of(current, highest), value, version, lifeMillis)
                .yes(0);
    }

    private boolean invalidate(long version) {
        return Scripts.run(INVALIDATE_TOKEN, List.of(current), version).yes(0);
    }
}
