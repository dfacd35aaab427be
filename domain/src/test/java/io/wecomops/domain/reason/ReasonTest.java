package io.wecomops.domain.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {
    @Test
    void weComsCodesCarryItsName() {
        assertThat(Reason.wecom(81013)).hasToString("wecom:81013").isEqualTo(new Reason("wecom:81013"));
        assertThat(Reason.wecom(-1)).hasToString("wecom:-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a b", "a.b", "原因", "a\n"})
    void otherCharactersAreRefused(String code) {
        assertThatThrownBy(() -> new Reason(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCodeHasAtMost64Characters() {
        assertThat(new Reason("a".repeat(64)).code()).hasSize(64);
        assertThatThrownBy(() -> new Reason("a".repeat(65))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anExplanationHasBothLanguages() {
        assertThatThrownBy(() -> new Explanation("words", " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Explanation("", "文字")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFixFollowsTheMeaningAndIsLeftOutWhereThereIsNone() {
        var both = new Explanation("It is gone.", "Ask again.", "已失效。", "请重试。");
        assertThat(both.english()).isEqualTo("It is gone. Ask again.");
        assertThat(both.chinese()).isEqualTo("已失效。请重试。");
        var meaning = new Explanation("It is gone.", "已失效。");
        assertThat(meaning.english()).isEqualTo("It is gone.");
        assertThat(meaning.chinese()).isEqualTo("已失效。");
    }
}
