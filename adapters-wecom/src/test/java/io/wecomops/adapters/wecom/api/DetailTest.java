package io.wecomops.adapters.wecom.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DetailTest {
    private static final String HINT = "[1600000000_12_ab34cd56]";

    @Test
    void aShortTextStaysAsItIs() {
        var text = "errcode 60020: not allow to access from your ip, hint: " + HINT + ", from ip: 1.2.3.4";
        assertThat(Detail.of(text, List.of("secret"))).isEqualTo(text);
    }

    @Test
    void whatIsHiddenIsHiddenWhereverItStands() {
        assertThat(Detail.of("a secret, a se%2Bcret, secretsecret", List.of("secret", "se%2Bcret")))
                .isEqualTo("a ***, a ***, ******");
    }

    @Test
    void aSecretAcrossTheCutIsHiddenToo() {
        var text = "x".repeat(290) + "0123456789abcdefghij" + "y".repeat(300);
        assertThat(Detail.of(text, List.of("0123456789abcdefghij"))).doesNotContain("0123");
    }

    @Test
    void aLongTextIsCutButKeepsItsHint() {
        assertThat(Detail.of("x".repeat(1000) + ", hint: " + HINT + ", more", List.of()))
                .hasSizeLessThanOrEqualTo(300)
                .startsWith("xxx")
                .endsWith("… " + HINT);
        assertThat(Detail.of("x".repeat(301), List.of())).hasSize(300).endsWith("x…");
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(Detail.of("🎉".repeat(400), List.of()).codePoints()).allMatch(c -> c == 0x1F389 || c == '…');
        assertThat(Detail.of("x" + "🎉".repeat(400), List.of()).codePoints().skip(1))
                .allMatch(c -> c == 0x1F389 || c == '…');
    }

    @Test
    void itIsOneLineThatForgesNoOther() {
        assertThat(Detail.of("a\r\nb\u0000c\u2028d\u001b[31m\u202ee\ud800", List.of()))
                .isEqualTo("a b c d [31m e");
    }
}
