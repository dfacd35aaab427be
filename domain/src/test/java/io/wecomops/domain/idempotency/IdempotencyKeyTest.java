package io.wecomops.domain.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "!", "~", "Order{42}:\"x\"\\", "0b1c"})
    void visibleAsciiIsAKey(String value) {
        assertThat(new IdempotencyKey(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "\u007f", "订单", "é", "🔑"})
    void anythingElseIsNot(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey(value));
    }

    @Test
    void longestHas191Characters() {
        new IdempotencyKey("k".repeat(191));
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey("k".repeat(192)));
    }
}
