package io.wecomops.adapters.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.TokenKey;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WecomSettingsTest {
    private static final WecomApp APP =
            new WecomApp(new TokenKey(new CorpId("ww1"), new AgentId(7)), new AppSecret("s3cret"));

    private static WecomSettings settings(URI base, Duration connect, Duration request) {
        return new WecomSettings(base, List.of(APP), connect, request);
    }

    @Test
    void noSecretIsShown() {
        var settings = settings(WecomSettings.OFFICIAL, Duration.ofSeconds(5), Duration.ofSeconds(10));
        assertThat(settings.toString()).doesNotContain("s3cret").contains("***");
        assertThatThrownBy(() -> new AppSecret("my secret")).hasMessageNotContaining("my");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ä", "a\n"})
    void aSecretIsVisibleAscii(String secret) {
        assertThatThrownBy(() -> new AppSecret(secret)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "qyapi.weixin.qq.com",
                "ftp://a",
                "http:///a",
                "http://u:p@a",
                "http://a?b",
                "http://a#b",
                "http://a:0",
                "http://a:65536"
            })
    void otherBasesAreRefused(String base) {
        assertThatThrownBy(() -> settings(URI.create(base), Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("u:p");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1S", "PT-1S, PT1S", "PT2S, PT1S", "PT1S, PT10M0.1S"})
    void otherTimeLimitsAreRefused(Duration connect, Duration request) {
        assertThatThrownBy(() -> settings(WecomSettings.OFFICIAL, connect, request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("timeout");
    }

    @Test
    void anAppIsGivenOnce() {
        assertThatThrownBy(() -> new WecomSettings(
                        WecomSettings.OFFICIAL, List.of(APP, APP), Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .hasMessage("the app ww1:7 is given twice");
    }
}
