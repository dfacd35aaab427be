package io.wecomops.adapters.mysql.masstask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.UserId;
import java.util.List;

/** What {@code mass_task.payload} and {@code target} hold: the message as WeCom writes it, the users as they were asked for. */
final class TaskJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TaskJson() {}

    static String payload(Message message) {
        var json = JsonNodeFactory.instance.objectNode();
        switch (message) {
            case Message.Text(var content) -> json.put("content", content);
            case Message.Markdown(var content) -> json.put("content", content);
            case Message.TextCard(var title, var description, var url, var buttonText) -> {
                json.put("title", title).put("description", description).put("url", url);
                buttonText.ifPresent(text -> json.put("btntxt", text));
            }
            case Message.News(var articles) -> {
                var list = json.putArray("articles");
                for (var article : articles) {
                    ObjectNode entry = list.addObject().put("title", article.title());
                    article.description().ifPresent(text -> entry.put("description", text));
                    entry.put("url", article.url());
                    article.pictureUrl().ifPresent(text -> entry.put("picurl", text));
                }
            }
        }
        return text(json);
    }

    static String target(Audience audience) {
        var json = JsonNodeFactory.instance.objectNode();
        List<UserId> users = audience.users();
        var list = json.putArray("users");
        users.forEach(user -> list.add(user.value()));
        return text(json);
    }

    private static String text(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of texts is always JSON", impossible);
        }
    }
}
