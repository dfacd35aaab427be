package io.wecomops.domain.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyScopeTest {
    private final KeyScope scope = new KeyScope("shop", "POST", "/api/v1/mass-tasks");

    @Test
    void theSameKeyOfAnotherClientOrRouteIsAnotherKey() {
        assertThat(scope.key("k"))
                .isEqualTo(new IdempotencyKey("shop:POST:/api/v1/mass-tasks:k"))
                .isNotEqualTo(new KeyScope("crm", "POST", "/api/v1/mass-tasks").key("k"))
                .isNotEqualTo(new KeyScope("shop", "POST", "/api/v1/messages").key("k"));
    }

    @Test
    void colonsInAKeyCannotMakeItAnother() {
        assertThat(new KeyScope("a", "POST", "/x").key("y:k")).isNotEqualTo(new KeyScope("a", "POST", "/y").key("k"));
    }

    @Test
    void aKeyHasJustTheRoomThatTheScopeLeaves() {
        String longest = "k".repeat(scope.room());
        assertThat(scope.key(longest).value()).hasSize(IdempotencyKey.MAX_LENGTH);
        assertThatThrownBy(() -> scope.key(longest + "k"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be 1 to " + scope.room() + " visible ASCII characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "键", "tab\t"})
    void whatIsNoKeyIsRefused(String key) {
        assertThatThrownBy(() -> scope.key(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with:colon", "with space"})
    void whatIsNoClientIsRefused(String client) {
        assertThatThrownBy(() -> new KeyScope(client, "POST", "/x")).isInstanceOf(IllegalArgumentException.class);
    }
}
