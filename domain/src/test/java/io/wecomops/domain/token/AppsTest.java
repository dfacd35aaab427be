package io.wecomops.domain.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AppsTest {
    private static final TokenKey NEWS = new TokenKey(new CorpId("ww1"), new AgentId(20));
    private static final TokenKey SALES = new TokenKey(new CorpId("ww1"), new AgentId(3));

    private final Apps apps = new Apps(Map.of(NEWS.agentId(), NEWS, SALES.agentId(), SALES), SALES.agentId());

    @Test
    void anAppIsFoundByItsNumber() {
        assertThat(apps.keyOf(new AgentId(20))).isEqualTo(NEWS);
        assertThat(apps.keyOf(apps.defaultAgent())).isEqualTo(SALES);
        assertThat(Apps.only(NEWS).keyOf(NEWS.agentId())).isEqualTo(NEWS);
    }

    @Test
    void anUnknownAppIsRefusedWithTheKnownOnesInOrder() {
        assertThatThrownBy(() -> apps.keyOf(new AgentId(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no app 4 is configured; configured: [3, 20]");
    }

    @Test
    void theDefaultMustBeAmongThem() {
        var absent = new AgentId(4);
        assertThatThrownBy(() -> new Apps(Map.of(NEWS.agentId(), NEWS), absent))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
