package io.wecomops.sandbox.control;

import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code GET /sandbox} says. */
final class Help {
    private Help() {}

    static Map<String, Object> text() {
        var endpoints = new LinkedHashMap<String, String>();
        endpoints.put("GET /cgi-bin/gettoken?corpid=&corpsecret=", "WeCom's: an access token");
        endpoints.put("POST /cgi-bin/message/send?access_token=", "WeCom's: text, markdown, textcard, news");
        endpoints.put("POST /cgi-bin/message/recall?access_token=", "WeCom's: takes a message back");
        endpoints.put("GET /cgi-bin/get_api_domain_ip?access_token=", "WeCom's: addresses of its API");
        endpoints.put("GET /cgi-bin/getcallbackip?access_token=", "WeCom's: addresses that callbacks come from");
        endpoints.put("GET /cgi-bin/get_jsapi_ticket?access_token=", "WeCom's: a ticket for wx.config");
        endpoints.put("GET /cgi-bin/ticket/get?access_token=&type=agent_config", "WeCom's: one for wx.agentConfig");
        endpoints.put("GET /cgi-bin/user/get?access_token=&userid=", "WeCom's: a person");
        endpoints.put("GET /cgi-bin/user/simplelist?access_token=&department_id=", "WeCom's: a department's members");
        endpoints.put("GET /cgi-bin/department/simplelist?access_token=&id=", "WeCom's: departments below one");
        endpoints.put("GET /cgi-bin/tag/get?access_token=&tagid=", "WeCom's: who bears a tag");
        endpoints.put("GET /sandbox/stats", "counts since the start or the last reset");
        endpoints.put(
                "GET /sandbox/audit?content=&content_contains=&agentid=", "who received once, who more than once");
        endpoints.put(
                "GET /sandbox/audit/people?content=&content_contains=&agentid=", "each person and how often, CSV");
        endpoints.put("GET /sandbox/people/{userid}?limit=", "what one person received, newest first");
        endpoints.put("GET /sandbox/received?content=&content_contains=&agentid=&limit=", "what was received");
        endpoints.put("GET /sandbox/calls?limit=", "the latest calls, newest first");
        endpoints.put("GET /sandbox/faults", "what goes wrong, and the limits");
        endpoints.put("PUT /sandbox/faults", "sets it: what the body leaves out is as at the start");
        endpoints.put("PATCH /sandbox/faults", "sets it: what the body leaves out stays as it is");
        endpoints.put("GET /sandbox/members", "who exists, by rule");
        endpoints.put("PUT /sandbox/members", "sets it: what the body leaves out is as at the start");
        endpoints.put("POST /sandbox/tokens/revoke", "all tokens become unknown: 40014");
        endpoints.put("POST /sandbox/tokens/expire", "all tokens end now: 42001");
        endpoints.put("POST /sandbox/reset", "forgets everything but the tokens");
        var text = new LinkedHashMap<String, Object>();
        text.put("what", "a WeCom simulator; see wecom-sandbox/README.md");
        text.put("endpoints", endpoints);
        return text;
    }
}
