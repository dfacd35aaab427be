package io.wecomops.domain.message;

import io.wecomops.domain.error.Faults;
import java.util.Optional;

/**
 * One article of a news message.
 *
 * @param title at most 128 bytes
 * @param description at most 512 bytes
 * @param url http or https, at most 2048 bytes
 * @param pictureUrl http or https, at most 2048 bytes
 */
public record Article(String title, Optional<String> description, String url, Optional<String> pictureUrl) {
    public Article {
        var faults = new Faults();
        TextRule.required(faults, "/title", title, 128);
        description.ifPresent(text -> TextRule.atMostBytes(faults, "/description", text, 512));
        TextRule.webAddress(faults, "/url", url, 2048);
        pictureUrl.ifPresent(text -> TextRule.webAddress(faults, "/picurl", text, 2048));
        faults.throwIfAny();
    }
}
