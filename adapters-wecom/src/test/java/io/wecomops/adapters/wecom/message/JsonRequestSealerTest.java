package io.wecomops.adapters.wecom.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.message.Article;
import io.wecomops.domain.message.DuplicateCheck;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.AgentId;
import io.wecomops.testkit.contract.RequestSealerContract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract, and the bytes of each type to the last one: a change here changes what WeCom's duplicate check compares. */
class JsonRequestSealerTest extends RequestSealerContract {
    @Override
    protected RequestSealer sealer() {
        return new JsonRequestSealer();
    }

    private String sealed(Message message) {
        var users = List.of(new UserId("ZhangSan"), new UserId("li.si@example.com"));
        var request =
                sealer().seal(new AgentId(1000002), message, users, new DuplicateCheck(Duration.ofSeconds(14_399)));
        return new String(request.bytes(), UTF_8);
    }

    @Test
    void text() {
        assertThat(sealed(
                        new Message.Text("明天 9 点 🎉\n\"准时\" \\ <a href=\"https://a.b/?x=1&y=2\">看</a>\t完\u007f\u2028")))
                .isEqualTo("{\"touser\":\"zhangsan|li.si@example.com\",\"msgtype\":\"text\",\"agentid\":1000002,"
                        + "\"text\":{\"content\":\"明天 9 点 🎉\\n\\\"准时\\\" \\\\ "
                        + "<a href=\\\"https://a.b/?x=1&y=2\\\">看</a>\\t完\u007f\u2028\"},"
                        + "\"enable_duplicate_check\":1,\"duplicate_check_interval\":14399}");
    }

    @Test
    void markdown() {
        assertThat(sealed(new Message.Markdown("# 标题\r\n> `code` **粗**")))
                .isEqualTo("{\"touser\":\"zhangsan|li.si@example.com\",\"msgtype\":\"markdown\",\"agentid\":1000002,"
                        + "\"markdown\":{\"content\":\"# 标题\\r\\n> `code` **粗**\"},"
                        + "\"enable_duplicate_check\":1,\"duplicate_check_interval\":14399}");
    }

    @Test
    void textCard() {
        var description = "<div class=\"gray\">今天</div>";
        assertThat(sealed(new Message.TextCard("领奖", description, "https://a.b/c", Optional.of("更多"))))
                .isEqualTo("{\"touser\":\"zhangsan|li.si@example.com\",\"msgtype\":\"textcard\",\"agentid\":1000002,"
                        + "\"textcard\":{\"title\":\"领奖\",\"description\":\"<div class=\\\"gray\\\">今天</div>\","
                        + "\"url\":\"https://a.b/c\",\"btntxt\":\"更多\"},"
                        + "\"enable_duplicate_check\":1,\"duplicate_check_interval\":14399}");
        assertThat(sealed(new Message.TextCard("a", "b", "https://a.b/c", Optional.empty())))
                .contains("\"textcard\":{\"title\":\"a\",\"description\":\"b\",\"url\":\"https://a.b/c\"},");
    }

    @Test
    void news() {
        assertThat(sealed(new Message.News(List.of(
                        new Article("中秋", Optional.of("礼品"), "https://a.b", Optional.of("https://a.b/p.png")),
                        new Article("国庆", Optional.empty(), "https://c.d", Optional.empty())))))
                .isEqualTo("{\"touser\":\"zhangsan|li.si@example.com\",\"msgtype\":\"news\",\"agentid\":1000002,"
                        + "\"news\":{\"articles\":[{\"title\":\"中秋\",\"description\":\"礼品\",\"url\":\"https://a.b\","
                        + "\"picurl\":\"https://a.b/p.png\"},{\"title\":\"国庆\",\"url\":\"https://c.d\"}]},"
                        + "\"enable_duplicate_check\":1,\"duplicate_check_interval\":14399}");
    }
}
