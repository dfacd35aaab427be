package io.wecomops.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheKeyTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "ww1:1000002:agent", "Li.Si@example-1_2", "::"})
    void whatIsWrittenCanBeRead(String id) {
        CacheKey key = new CacheKey("js-ticket", 12, id);
        assertThat(CacheKey.read(key.toString())).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "{x}", "部门", "a\n", "a/b"})
    void idsThatCouldBreakAKeyAreRefused(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CacheKey("family", 1, id));
        assertThatIllegalArgumentException().isThrownBy(() -> new CacheKey("family", 1, "a".repeat(161)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Family", "fa:mily", "a_b"})
    void familiesAreSmallWords(String family) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CacheKey(family, 1, "id"));
        assertThatIllegalArgumentException().isThrownBy(() -> new CacheKey("f".repeat(21), 1, "id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "family", "family:1", "family:x:id", "family:0:id", "family:10000:id", "family:-1:id"})
    void whatIsNoKeyIsNotRead(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CacheKey.read(text));
    }

    @Test
    void aSecretTextIsNotShown() {
        var life = new Lifetime(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(CacheEntry.of("t0p-secret", life).toString()).doesNotContain("t0p-secret");
        assertThat(CacheEntry.knownAbsent(life).toString()).contains("known absent");
    }
}
