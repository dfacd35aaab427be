package io.wecomops.domain.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void firstPageBeginsAtTheBeginning() {
        assertThat(PageRequest.first(50)).isEqualTo(new PageRequest(50, 0));
    }

    @Test
    void pageHas1To1000Items() {
        new PageRequest(1, 0);
        new PageRequest(1000, Long.MAX_VALUE);
        assertThatIllegalArgumentException().isThrownBy(() -> new PageRequest(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new PageRequest(1001, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new PageRequest(1, -1));
    }

    @Test
    void pageDoesNotChangeWithTheListItWasMadeOf() {
        List<String> items = new ArrayList<>(List.of("a"));
        Page<String> page = new Page<>(items, OptionalLong.of(1));
        items.add("b");
        assertThat(page.items()).containsExactly("a");
    }
}
