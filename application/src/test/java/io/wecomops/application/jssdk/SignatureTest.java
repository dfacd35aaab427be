package io.wecomops.application.jssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wecomops.domain.cache.Lifetime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    @Test
    void wecomsOwnSampleComesOutAsItDoes() {
        var ticket =
                new Ticket("sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg");
        String page = new PageUrl("http://mp.weixin.qq.com?params=value").value();
        assertThat(Signature.of(ticket, "Wm3WZYTPz0wzccnW", 1_414_587_457L, page))
                .isEqualTo("0f9de62fce790f9a083d5c99e95740ceb90c27ed");
        assertThat(ticket.toString()).doesNotContain("sM4AOVdW");
    }

    @Test
    void theFragmentIsLeftOutAndNothingElseIsTouched() {
        String page = new PageUrl("https://ops.example.com/app/index.html?tab=1&q=%E4%BD%A0#/detail").value();
        assertThat(Signature.of(new Ticket("TICKET-example-0001"), "nonce0001", 1_767_225_600L, page))
                .isEqualTo("faf899d7db99c50eb1860b78a7cfdbc213b6b5ef");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/app", "ftp://x.example/", "https:///no-host", "https://x y/", "javascript:alert(1)"})
    void whatIsNoPageIsRefused(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PageUrl(url));
    }

    @Test
    void aTicketIsNeverServedLongerThanWecomSays() {
        for (long seconds : new long[] {1, 20, 60, 600, 7200}) {
            for (double chance : new double[] {0, 0.5, 0.999}) {
                Duration life = Duration.ofSeconds(seconds);
                Lifetime lifetime = SignPage.lifetime(life, chance);
                assertThat(lifetime.hard()).isLessThan(life);
                assertThat(lifetime.soft()).isLessThanOrEqualTo(lifetime.hard());
            }
        }
        assertThat(SignPage.lifetime(Duration.ofHours(2), 0))
                .isEqualTo(new Lifetime(Duration.ofMinutes(90), Duration.ofMinutes(119)));
    }
}
