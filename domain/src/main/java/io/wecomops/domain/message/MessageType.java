package io.wecomops.domain.message;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of app messages that can be sent; the code is WeCom's {@code msgtype} and what is stored. */
public enum MessageType {
    TEXT("text"),
    MARKDOWN("markdown"),
    TEXT_CARD("textcard"),
    NEWS("news");

    private final String code;

    MessageType(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<MessageType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /** All codes, for a message that names them. */
    public static String codes() {
        return Arrays.stream(values()).map(MessageType::code).collect(Collectors.joining(", "));
    }
}
