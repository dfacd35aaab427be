package io.wecomops.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wecomops.domain.error.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTemplateTest {
    private static String filled(String content, Map<String, String> values) {
        return ((Message.Text) MessageTemplate.of(new Message.Text(content)).fill(values)).content();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    hello {{name}}!     | hello Ann!
                    {{ name }}{{name}}  | AnnAnn
                    {{name}}            | Ann
                    您好{{名字}}          | 您好安
                    \\{{name}}           | {{name}}
                    \\{{{{name}}         | {{Ann
                    {name} }} { {       | {name} }} { {
                    \\\\{{name}}          | \\{{name}}
                    """)
    void placeholdersAreFilledAndTheRestStays(String content, String result) {
        assertThat(filled(content, Map.of("name", "Ann", "名字", "安"))).isEqualTo(result);
    }

    @Test
    void aValueIsNeverReadAsAPlaceholder() {
        assertThat(filled("{{a}}{{b}}", Map.of("a", "{{b}}\\{{$1", "b", "{{a}}")))
                .isEqualTo("{{b}}\\{{$1{{a}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{", "{{}}", "{{first name}}", "{{name}", "{{1st}}", "{{{name}}}", "x {{a-b}}"})
    void bracesThatBeginNoPlaceholderAreRefused(String content) {
        assertThatThrownBy(() -> MessageTemplate.of(new Message.Text(content)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("/content: {{ must begin a placeholder");
    }

    @Test
    void aNameHasUpTo32Characters() {
        assertThat(filled("{{" + "n".repeat(32) + "}}", Map.of("n".repeat(32), "v")))
                .isEqualTo("v");
        assertThatThrownBy(() -> MessageTemplate.of(new Message.Text("{{" + "n".repeat(33) + "}}")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void everyTextOfEveryTypeIsFilled() {
        var values = Map.of("a", "1", "b", "2", "c", "3", "d", "4");
        assertThat(MessageTemplate.of(new Message.Markdown("**{{a}}**")).fill(values))
                .isEqualTo(new Message.Markdown("**1**"));
        var card = new Message.TextCard("{{a}}", "{{b}}", "https://x/{{c}}", Optional.of("更多"));
        assertThat(MessageTemplate.of(card).fill(values))
                .isEqualTo(new Message.TextCard("1", "2", "https://x/3", Optional.of("更多")));
        var news = new Message.News(List.of(
                new Article("t", Optional.empty(), "https://x", Optional.empty()),
                new Article("{{a}}", Optional.of("{{b}}"), "https://x/{{c}}", Optional.of("https://y/{{d}}"))));
        assertThat(MessageTemplate.of(news).variables()).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertThat(MessageTemplate.of(news).fill(values))
                .isEqualTo(new Message.News(List.of(
                        new Article("t", Optional.empty(), "https://x", Optional.empty()),
                        new Article("1", Optional.of("2"), "https://x/3", Optional.of("https://y/4")))));
    }

    @Test
    void aMessageWithoutPlaceholdersIsForEverybody() {
        var template = MessageTemplate.of(new Message.Text("same \\{{ for all"));
        assertThat(template.isPersonal()).isFalse();
        assertThat(template.fill(Map.of())).isEqualTo(new Message.Text("same {{ for all"));
        assertThat(MessageTemplate.of(new Message.Text("{{a}}")).isPersonal()).isTrue();
    }

    @Test
    void everyMissingVariableIsNamed() {
        var template = MessageTemplate.of(new Message.Text("{{a}} {{b}} {{c}}"));
        assertThatThrownBy(() -> template.fill(Map.of("a", "", "c", "x")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the variable a is missing or empty; the variable b is missing or empty");
    }

    @Test
    void limitsHoldForWhatComesOfIt() {
        var template = MessageTemplate.of(new Message.Text("{{a}}"));
        assertThat(template.fill(Map.of("a", "长".repeat(682)))).isNotNull();
        assertThatThrownBy(() -> template.fill(Map.of("a", "长".repeat(683))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("/content: must be at most 2048 bytes of UTF-8, has 2049");
        assertThatThrownBy(() -> template.fill(Map.of("a", "\u0001")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("control characters");
    }

    @Test
    void everyTextWithAFaultIsToldByItsPlace() {
        var card = new Message.TextCard("{{", "{{x", "https://x", Optional.empty());
        assertThatThrownBy(() -> MessageTemplate.of(card))
                .hasMessageContaining("/title: {{")
                .hasMessageContaining("/description: {{");
    }
}
