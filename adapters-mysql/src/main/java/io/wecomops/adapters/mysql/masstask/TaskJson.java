package io.wecomops.adapters.mysql.masstask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.masstask.Groups;
import io.wecomops.domain.message.Article;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.MessageType;
import io.wecomops.domain.message.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code mass_task.payload} and {@code target} hold: the message as WeCom writes it, the users as they were asked for. */
public final class TaskJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TaskJson() {}

    /** What {@code payload} holds. */
    public static String payload(Message message) {
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

    /** Whether {@code payload} holds {@code message}, in whatever order the database gives its members back. */
    static boolean isPayload(String payload, Message message) {
        return tree(payload).equals(tree(payload(message)));
    }

    static String target(Audience audience) {
        var json = JsonNodeFactory.instance.objectNode();
        List<UserId> users = audience.users();
        var list = json.putArray("users");
        for (UserId user : users) {
            var variables = audience.variablesOf(user);
            if (variables.isEmpty()) {
                list.add(user.value());
            } else {
                ObjectNode vars = list.addObject().put("userid", user.value()).putObject("vars");
                variables.forEach(vars::put);
            }
        }
        Groups groups = audience.groups();
        if (!groups.departments().isEmpty()) {
            var departments = json.putArray("departments");
            groups.departments().forEach(department -> departments.add(department.value()));
        }
        if (!groups.tags().isEmpty()) {
            var tags = json.putArray("tags");
            groups.tags().forEach(tag -> tags.add(tag.value()));
        }
        if (groups.everybody()) {
            json.put("all", true);
        }
        return text(json);
    }

    /** What {@code target} holds of a task whose recipients are uploaded. */
    public static String upload() {
        return text(JsonNodeFactory.instance.objectNode().put("upload", true));
    }

    /** The message that {@link #payload} wrote. */
    public static Message message(MessageType type, String payload) {
        JsonNode json = tree(payload);
        return switch (type) {
            case TEXT -> new Message.Text(json.required("content").textValue());
            case MARKDOWN -> new Message.Markdown(json.required("content").textValue());
            case TEXT_CARD ->
                new Message.TextCard(
                        json.required("title").textValue(),
                        json.required("description").textValue(),
                        json.required("url").textValue(),
                        textIfAny(json, "btntxt"));
            case NEWS ->
                new Message.News(json.required("articles")
                        .valueStream()
                        .map(article -> new Article(
                                article.required("title").textValue(),
                                textIfAny(article, "description"),
                                article.required("url").textValue(),
                                textIfAny(article, "picurl")))
                        .toList());
        };
    }

    /** One person's variables as one column holds them. */
    public static String variables(Map<String, String> variables) {
        var json = JsonNodeFactory.instance.objectNode();
        variables.forEach(json::put);
        return text(json);
    }

    public static Map<String, String> variables(String json) {
        Map<String, String> variables = new HashMap<>();
        tree(json)
                .propertyStream()
                .forEach(variable ->
                        variables.put(variable.getKey(), variable.getValue().textValue()));
        return variables;
    }

    private static Optional<String> textIfAny(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name)).map(JsonNode::textValue);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the database holds something else than was written there", broken);
        }
    }

    private static String text(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of texts is always JSON", impossible);
        }
    }
}
