package io.wecomops.sandbox.call;

/** The answers that the sandbox gives, worded as WeCom words them (protocol notes, section 2). */
public enum ErrCode {
    OK(0, "ok"),
    BUSY(-1, "system error"),
    WRONG_SECRET(40001, "invalid credential"),
    WRONG_METHOD(40003, "require POST method"),
    WRONG_MESSAGE_TYPE(40008, "invalid message type"),
    WRONG_CORP_ID(40013, "invalid corpid"),
    WRONG_TOKEN(40014, "invalid access_token"),
    TOO_MANY_USERS(40032, "invalid userid list size"),
    ESCAPED_CHARACTERS(40033, "invalid charset. please check your request, if include \\uxxxx will create fail!"),
    WRONG_TAG(40068, "invalid tagid"),
    WRONG_AGENT_ID(40056, "invalid agentid"),
    WRONG_PARAMETER(40058, "invalid Request Parameter"),
    EMPTY_PARAMETER(40063, "some parameters are empty"),
    NEWS_NOT_CONFIDENTIAL(40074, "news message can not be confidential"),
    NO_TOKEN(41001, "access_token missing"),
    NO_CORP_ID(41002, "corpid missing"),
    NO_SECRET(41004, "corpsecret missing"),
    NO_AGENT_ID(41011, "agentid missing"),
    NO_TITLE(41016, "title missing"),
    NO_DESCRIPTION(41033, "description missing"),
    EXPIRED_TOKEN(42001, "access_token expired"),
    EMPTY_TEXT(44004, "empty content"),
    TOO_MANY_ARTICLES(45008, "article size out of limit"),
    TOO_FREQUENT(45009, "api freq out of limit"),
    TOO_CONCURRENT(45033, "api concurrent out of limit"),
    APP_DISABLED(50003, "app is disabled"),
    WRONG_ADDRESS(60020, "not allow to access from your ip"),
    NO_SUCH_USER(60111, "userid not found"),
    NO_SUCH_PARTY(60123, "invalid party id"),
    NOBODY_VALID(81013, "user & party & tag all invalid"),
    NOBODY_NAMED(82001, "touser & toparty & totag all empty"),
    TOO_MANY_PARTIES(82002, "too many partyid"),
    TOO_MANY_TAGS(82003, "too many tagid"),
    OTHER_APP(301002, "not allow operate another agent with this accesstoken");

    private final int number;
    private final String text;

    ErrCode(int number, String text) {
        this.number = number;
        this.text = text;
    }

    public int number() {
        return number;
    }

    public String text() {
        return text;
    }
}
