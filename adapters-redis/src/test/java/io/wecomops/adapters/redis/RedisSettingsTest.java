package io.wecomops.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisSettingsTest {
    @Test
    void passwordIsNeverShown() {
        RedisSettings settings = RedisSettings.of("redis://user:pass-word@redis.example:6380/3");
        assertThat(settings.toString()).doesNotContain("pass-word").contains("wecom-ops");
        assertThat(settings.uri().getPort()).isEqualTo(6380);
        assertThat(settings.uri().getDatabase()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pass-word",
                "http://:pass-word@127.0.0.1:6379/0",
                "redis://:pass-word@:6379/0",
                "redis://:pass-word@127.0.0.1:port/0",
                "redis://:pass-word with space@127.0.0.1:6379",
                "redis://:pass-word@127.0.0.1:99999/0",
                "redis://:pass-word@with@more@127.0.0.1:6379/0",
                "redis://:pass-word@127.0.0.1:6379/first",
                "redis-sentinel://:pass-word@127.0.0.1"
            })
    void whatIsNoRedisUrlIsRefusedWithoutRepeatingIt(String url) {
        Throwable refused = catchThrowable(() -> RedisSettings.of(url));
        assertThat(refused).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("must be a Redis URL");
        StringWriter everything = new StringWriter();
        refused.printStackTrace(new PrintWriter(everything));
        assertThat(everything.toString()).doesNotContain("pass-word");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://127.0.0.1",
                "redis://:pass%40word@[::1]:6380/3",
                "rediss://user:pass-word@redis.example:6380/3",
                "redis-sentinel://:pass-word@a.example:26379,b.example/0#main"
            })
    void everyFormOfRedisUrlIsTaken(String url) {
        assertThat(RedisSettings.of(url).url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "{a}", "a b"})
    void namespaceIsPlain(String namespace) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RedisSettings("redis://127.0.0.1", namespace, Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 9, 60_001})
    void timeLimitIsShortAndPositive(long millis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RedisSettings("redis://127.0.0.1", "test", Duration.ofMillis(millis)));
    }
}
