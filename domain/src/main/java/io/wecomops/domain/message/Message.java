package io.wecomops.domain.message;

import io.wecomops.domain.error.Faults;
import io.wecomops.domain.error.InvalidInputException;
import java.util.List;
import java.util.Optional;

/**
 * What people get to see. Each type keeps the limits of WeCom doc 90236, section 4.3 of our protocol notes; a message
 * that breaks some throws an {@link InvalidInputException} with a fault for each, pointers relative to the payload.
 */
public sealed interface Message {

    MessageType type();

    /** Plain text: 1 to 2048 bytes of UTF-8, with {@code \n} for a new line. */
    record Text(String content) implements Message {
        public Text {
            TextRule.content(content);
        }

        @Override
        public MessageType type() {
            return MessageType.TEXT;
        }
    }

    /** WeCom's subset of Markdown: 1 to 2048 bytes of UTF-8. */
    record Markdown(String content) implements Message {
        public Markdown {
            TextRule.content(content);
        }

        @Override
        public MessageType type() {
            return MessageType.MARKDOWN;
        }
    }

    /**
     * A card with a link.
     *
     * @param title at most 128 characters
     * @param description at most 512 characters
     * @param url http or https, at most 2048 bytes
     * @param buttonText at most 4 characters; WeCom writes 详情 where there is none
     */
    record TextCard(String title, String description, String url, Optional<String> buttonText) implements Message {
        public TextCard {
            var faults = new Faults();
            requiredCharacters(faults, "/title", title, 128);
            requiredCharacters(faults, "/description", description, 512);
            TextRule.webAddress(faults, "/url", url, 2048);
            buttonText.ifPresent(text -> requiredCharacters(faults, "/btntxt", text, 4));
            faults.throwIfAny();
        }

        private static void requiredCharacters(Faults faults, String pointer, String text, int max) {
            if (text.isBlank()) {
                faults.add(pointer, "must not be blank");
            } else {
                TextRule.atMostCharacters(faults, pointer, text, max);
            }
        }

        @Override
        public MessageType type() {
            return MessageType.TEXT_CARD;
        }
    }

    /** Picture and text: 1 to 8 articles. */
    record News(List<Article> articles) implements Message {
        public News {
            articles = List.copyOf(articles);
            if (articles.isEmpty() || articles.size() > 8) {
                var faults = new Faults();
                faults.add("/articles", "must have 1 to 8 articles, has " + articles.size());
                faults.throwIfAny();
            }
        }

        @Override
        public MessageType type() {
            return MessageType.NEWS;
        }
    }
}
