package io.wecomops.application.masstask;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.masstask.Fingerprint;
import io.wecomops.domain.masstask.Submission;
import io.wecomops.domain.message.Article;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.AgentId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubmissionFingerprintTest {
    private static final String URL = "https://example.com/";

    @Test
    void theSameSubmissionHasTheSamePrintInEveryRelease() {
        assertThat(print(new Message.Text("hello"), "a", "b").hex())
                .isEqualTo("f7915b8be0a95c4232d87afd1c08b606c94e9de98eaa442a3aab65aa3ae551ee");
    }

    @Test
    void whatDiffersAnywhereHasAnotherPrint() {
        var prints = Stream.of(
                        print(new Message.Text("hello"), "a", "b"),
                        print(new Message.Text("hello!"), "a", "b"),
                        print(new Message.Markdown("hello"), "a", "b"),
                        print(new Message.Text("hello"), "ab"),
                        print(new Message.Text("hello"), "b", "a"),
                        print(card("t", "d", Optional.empty()), "a"),
                        print(card("td", "d", Optional.empty()), "a"),
                        print(card("t", "d", Optional.of("go")), "a"),
                        print(news(article("t", Optional.of("d"), Optional.empty())), "a"),
                        print(news(article("t", Optional.empty(), Optional.of(URL))), "a"),
                        print(
                                news(
                                        article("t", Optional.empty(), Optional.empty()),
                                        article("t", Optional.empty(), Optional.empty())),
                                "a"))
                .toList();
        assertThat(prints).doesNotHaveDuplicates();
    }

    @Test
    void caseOfAUserIdDoesNotMatter() {
        assertThat(print(new Message.Text("x"), "ZhangSan")).isEqualTo(print(new Message.Text("x"), " zhangsan "));
    }

    private static Message card(String title, String description, Optional<String> button) {
        return new Message.TextCard(title, description, URL, button);
    }

    private static Message news(Article... articles) {
        return new Message.News(List.of(articles));
    }

    private static Article article(String title, Optional<String> description, Optional<String> picture) {
        return new Article(title, description, URL, picture);
    }

    private static Fingerprint print(Message message, String... users) {
        var audience = new Audience(Stream.of(users).map(UserId::new).toList());
        return SubmissionFingerprint.of(
                new Submission(new BizNo("b-1"), new AgentId(7), message, audience, DeliveryMode.EFFECTIVELY_ONCE));
    }
}
