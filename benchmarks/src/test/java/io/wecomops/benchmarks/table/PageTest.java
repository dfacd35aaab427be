package io.wecomops.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void newSectionComesLast() {
        assertThat(new Page("# Figures\n").with("pace", "fast").text())
                .isEqualTo("# Figures\n\n<!-- begin pace -->\nfast\n<!-- end pace -->\n");
    }

    @Test
    void sectionReplacesOnlyItself() {
        Page page = new Page("# Figures\n").with("pace", "slow").with("permits", "many");

        assertThat(page.with("pace", "fast").text()).contains("fast", "many").doesNotContain("slow");
        assertThat(page.with("pace", "slow")).isEqualTo(page);
    }

    @Test
    void sectionWithoutEndIsNotGuessed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Page("<!-- begin pace -->\nslow\n").with("pace", "fast"))
                .withMessageContaining("begin pace");
    }
}
