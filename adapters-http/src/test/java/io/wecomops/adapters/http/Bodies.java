package io.wecomops.adapters.http;

/** Bodies of {@code POST /mass-tasks}. */
final class Bodies {
    private Bodies() {}

    /** A sound one. */
    static String text(String bizNo) {
        return with(bizNo, "\"msg_type\":\"text\",\"payload\":{\"content\":\"你好 😀\"}");
    }

    /** A sound one that goes out as {@code schedule} says. */
    static String scheduled(String bizNo, String schedule) {
        return with(bizNo, "\"msg_type\":\"text\",\"payload\":{\"content\":\"你好 😀\"}," + schedule);
    }

    /** Sound but for what stands in {@code message}. */
    static String with(String bizNo, String message) {
        return "{\"biz_no\":\"" + bizNo + "\"," + message + ",\"target\":{\"users\":[\"ann\",\"Bob\",\"ANN\"]}}";
    }
}
