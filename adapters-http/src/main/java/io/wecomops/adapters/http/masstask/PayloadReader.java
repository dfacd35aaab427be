package io.wecomops.adapters.http.masstask;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.wecomops.adapters.http.json.Members;
import io.wecomops.domain.error.Faults;
import io.wecomops.domain.message.Article;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.MessageType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the {@code payload} of each message type. Where a member is missing, a sound one stands in for it, so that the
 * checks of the others are still made and all faults are told at once.
 */
final class PayloadReader {
    private static final String STAND_IN = "x";
    private static final String STAND_IN_ADDRESS = "https://x";

    private PayloadReader() {}

    /** What {@code payload} makes; of no use where its faults have grown. */
    static Optional<Message> read(MessageType type, Members payload) {
        Optional<Message> message = switch (type) {
            case TEXT -> made(payload, Message.Text::new);
            case MARKDOWN -> made(payload, Message.Markdown::new);
            case TEXT_CARD -> textCard(payload);
            case NEWS -> news(payload);
        };
        payload.noOthers();
        return message;
    }

    private static Optional<Message> made(Members payload, Function<String, Message> make) {
        return payload.requiredText("content")
                .flatMap(content -> payload.faults().read(payload.pointer(), () -> make.apply(content)));
    }

    private static Optional<Message> textCard(Members payload) {
        String title = payload.requiredText("title").orElse(STAND_IN);
        String description = payload.requiredText("description").orElse(STAND_IN);
        String url = payload.requiredText("url").orElse(STAND_IN_ADDRESS);
        Optional<String> buttonText = payload.text("btntxt");
        return payload.faults()
                .read(payload.pointer(), () -> new Message.TextCard(title, description, url, buttonText));
    }

    private static Optional<Message> news(Members payload) {
        return payload.requiredList("articles").flatMap(list -> {
            List<Article> articles = articles(payload, list);
            return payload.faults().read(payload.pointer(), () -> new Message.News(articles));
        });
    }

    // as many as were given, so that News counts right
    private static List<Article> articles(Members payload, ArrayNode list) {
        Faults faults = payload.faults();
        var articles = new ArrayList<Article>();
        for (int i = 0; i < list.size(); i++) {
            String pointer = payload.at("articles") + "/" + i;
            articles.add(Members.of(faults, pointer, list.get(i))
                    .flatMap(PayloadReader::article)
                    .orElseGet(() -> new Article(STAND_IN, Optional.empty(), STAND_IN_ADDRESS, Optional.empty())));
        }
        return articles;
    }

    private static Optional<Article> article(Members members) {
        String title = members.requiredText("title").orElse(STAND_IN);
        Optional<String> description = members.text("description");
        String url = members.requiredText("url").orElse(STAND_IN_ADDRESS);
        Optional<String> pictureUrl = members.text("picurl");
        members.noOthers();
        return members.faults().read(members.pointer(), () -> new Article(title, description, url, pictureUrl));
    }
}
