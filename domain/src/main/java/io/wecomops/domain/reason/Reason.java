package io.wecomops.domain.reason;

import java.util.regex.Pattern;

/**
 * Why something failed, as a short stable code: {@code wecom:81013} for an error code of WeCom's, {@code invaliduser} or
 * {@code unlicenseduser} for its lists, and our own for the rest. 1 to 64 lower-case letters, digits, {@code : _ -}.
 */
public record Reason(String code) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9:_-]{1,64}");

    /** WeCom knows no such person, or the app may not see them. */
    public static final Reason INVALID_USER = new Reason("invaliduser");
    /** The person is visible to the app but has no interface licence. */
    public static final Reason UNLICENSED_USER = new Reason("unlicenseduser");
    /** No connection came about, so WeCom has received nothing. */
    public static final Reason UNREACHABLE = new Reason("unreachable");
    /** The request went out and its answer never came: it may have been delivered. */
    public static final Reason ANSWER_LOST = new Reason("answer_lost");
    /** A node died while sending, and the time within which WeCom drops a repeated request is over. */
    public static final Reason REPEAT_WINDOW_OVER = new Reason("repeat_window_over");
    /** A node died while sending, and the task asked for at most one attempt. */
    public static final Reason AT_MOST_ONCE = new Reason("at_most_once");
    /** What the far end answered is not what it promises to answer. */
    public static final Reason BROKEN_ANSWER = new Reason("broken_answer");

    /** A member has had as many messages of the app as WeCom delivers in a minute or an hour: it goes out later. */
    public static final Reason MEMBER_LIMIT = new Reason("member_limit");
    /** The app has reached as many person-times as it may in a day: it goes out tomorrow. */
    public static final Reason DAY_LIMIT = new Reason("day_limit");
    /** The message is older than WeCom takes back. */
    public static final Reason RECALL_TOO_LATE = new Reason("recall_too_late");

    /** WeCom gave no id of the message, without which it cannot be recalled. */
    public static final Reason NO_MESSAGE_ID = new Reason("no_message_id");

    private static final String WECOM = "wecom:";

    public Reason {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("must be 1 to 64 lower-case letters, digits, ':', '_' or '-': " + code);
        }
    }

    /** The reason for an error code of WeCom's. */
    public static Reason wecom(int errcode) {
        return new Reason(WECOM + errcode);
    }

    @Override
    public String toString() {
        return code;
    }
}
