package io.wecomops.sandbox.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wecomops.sandbox.call.ErrCode;
import io.wecomops.sandbox.inbox.Content;
import java.nio.charset.StandardCharsets;

/** Reads the object that stands under the message's type, by the limits of doc 90236. */
final class MessageForm {
    private static final int MOST_ARTICLES = 8;

    private final Checks checks;
    private final Cut cut;

    MessageForm(Checks checks, Cut cut) {
        this.checks = checks;
        this.cut = cut;
    }

    /** What people get to read; only to be used if the checks found no fault. */
    Content read(String type, JsonNode object) {
        return switch (type) {
            case "text", "markdown" -> new Content(type, words(object));
            case "textcard" -> new Content(type, card(object).toString());
            case "news" -> new Content(type, news(object.path("articles")).toString());
            default -> {
                checks.that(false, ErrCode.WRONG_MESSAGE_TYPE, "");
                yield new Content(type, "");
            }
        };
    }

    private String words(JsonNode object) {
        var content = text(object, "content");
        checks.that(!content.isBlank(), ErrCode.EMPTY_TEXT, "");
        return cut.toBytes(content, 2048);
    }

    private ObjectNode card(JsonNode card) {
        checks.that(!text(card, "title").isBlank(), ErrCode.NO_TITLE, "");
        checks.that(!text(card, "description").isBlank(), ErrCode.NO_DESCRIPTION, "");
        checks.that(!text(card, "url").isBlank(), ErrCode.EMPTY_PARAMETER, "url");
        address(card, "url");
        var button = text(card, "btntxt");
        checks.that(button.codePointCount(0, button.length()) <= 4, ErrCode.WRONG_PARAMETER, "btntxt");
        return JsonNodeFactory.instance
                .objectNode()
                .put("title", cut.toCharacters(text(card, "title"), 128))
                .put("description", cut.toCharacters(text(card, "description"), 512))
                .put("url", text(card, "url"))
                .put("btntxt", button.isEmpty() ? "详情" : button);
    }

    private ArrayNode news(JsonNode articles) {
        checks.that(articles.isMissingNode() || articles.isArray(), ErrCode.WRONG_PARAMETER, "articles");
        checks.that(!articles.isEmpty(), ErrCode.EMPTY_PARAMETER, "articles");
        checks.that(articles.size() <= MOST_ARTICLES, ErrCode.TOO_MANY_ARTICLES, "");
        var read = JsonNodeFactory.instance.arrayNode();
        articles.forEach(article -> read.add(article(article)));
        return read;
    }

    private ObjectNode article(JsonNode article) {
        checks.that(!text(article, "title").isBlank(), ErrCode.NO_TITLE, "");
        boolean opens = !text(article, "url").isBlank()
                || (!text(article, "appid").isBlank()
                        && !text(article, "pagepath").isBlank());
        checks.that(opens, ErrCode.EMPTY_PARAMETER, "url, or appid and pagepath");
        address(article, "url");
        address(article, "picurl");
        checks.that(bytes(text(article, "pagepath")) <= 128, ErrCode.WRONG_PARAMETER, "pagepath");
        var read = JsonNodeFactory.instance
                .objectNode()
                .put("title", cut.toBytes(text(article, "title"), 128))
                .put("description", cut.toBytes(text(article, "description"), 512));
        for (String name : new String[] {"url", "picurl", "appid", "pagepath"}) {
            if (!text(article, name).isEmpty()) {
                read.put(name, text(article, name));
            }
        }
        return read;
    }

    private void address(JsonNode object, String name) {
        var url = text(object, name);
        boolean fits = url.isEmpty() || (url.matches("(?is)https?://.+") && bytes(url) <= 2048);
        checks.that(fits, ErrCode.WRONG_PARAMETER, name);
    }

    private String text(JsonNode object, String name) {
        var value = object.path(name);
        checks.that(value.isMissingNode() || value.isNull() || value.isTextual(), ErrCode.WRONG_PARAMETER, name);
        return value.isTextual() ? value.textValue() : "";
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
