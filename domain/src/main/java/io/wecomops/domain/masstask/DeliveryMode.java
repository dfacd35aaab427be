package io.wecomops.domain.masstask;

import java.util.Arrays;
import java.util.Optional;

/** What is done with a request that may or may not have reached WeCom. */
public enum DeliveryMode {
    /** Send the same bytes again while WeCom's duplicate check drops a second delivery; the default. */
    EFFECTIVELY_ONCE("effectively_once"),
    /** Never send again: its people become unknown, for a person to decide. */
    AT_MOST_ONCE("at_most_once");

    private final String code;

    DeliveryMode(String code) {
        this.code = code;
    }

    /** What the API writes and the database holds. */
    public String code() {
        return code;
    }

    public static Optional<DeliveryMode> of(String code) {
        return Arrays.stream(values()).filter(mode -> mode.code.equals(code)).findFirst();
    }
}
