package io.wecomops.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "zhang.san", "zhang_san-2@example.com", "A1"})
    void whatWeComAllowsIsTaken(String id) {
        assertThat(new UserId(id).value()).isEqualToIgnoringCase(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "_a", "-a", "@all", ".a", "a b", "a|b", "张三", "a\u0000", "a/b", "a,b"})
    void whatWeComDoesNotAllowIsRefused(String id) {
        assertThatThrownBy(() -> new UserId(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 64");
    }

    @Test
    void itHasAtMost64Characters() {
        assertThat(new UserId("a".repeat(64)).value()).hasSize(64);
        assertThatThrownBy(() -> new UserId("a".repeat(65))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void caseAndSurroundingSpaceDoNotCount() {
        assertThat(new UserId(" ZhangSan\t")).isEqualTo(new UserId("zhangsan")).hasToString("zhangsan");
        assertThat(new UserId("\u3000a").value()).isEqualTo("a");
    }

    @Test
    void theKelvinSignIsNoLetterOfAnId() {
        // it would become an ordinary k in lower case, and so another person
        assertThatThrownBy(() -> new UserId("\u212aelvin")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void orderIsThatOfTheText() {
        assertThat(new UserId("a")).isLessThan(new UserId("B"));
    }
}
