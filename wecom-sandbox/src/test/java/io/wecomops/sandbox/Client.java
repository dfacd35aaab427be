package io.wecomops.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** A caller of the sandbox, as simple as a company's own script would be. */
final class Client {
    static final ObjectMapper JSON = new ObjectMapper();
    static final App APP = SandboxSettings.demo().apps().getFirst();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    Client(WecomSandbox sandbox) {
        this.base = sandbox.base();
    }

    HttpResponse<String> exchange(String method, String path, String body) throws IOException {
        var request = HttpRequest.newBuilder(base.resolve(path)).method(method, BodyPublishers.ofString(body));
        return exchange(request.build());
    }

    HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    JsonNode call(String method, String path, String body) {
        try {
            return JSON.readTree(exchange(method, path, body).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode get(String path) {
        return call("GET", path, "");
    }

    JsonNode gettoken(String corpId, String secret) {
        return get("/cgi-bin/gettoken?corpid=" + corpId + "&corpsecret=" + secret);
    }

    String token(App app) {
        return gettoken("wwsandbox", app.secret()).path("access_token").asText();
    }

    JsonNode send(String token, String body) {
        return call("POST", "/cgi-bin/message/send?access_token=" + token, body);
    }

    JsonNode recall(String token, String body) {
        return call("POST", "/cgi-bin/message/recall?access_token=" + token, body);
    }

    static ObjectNode text(String toUser, String content) {
        var json = JSON.createObjectNode()
                .put("touser", toUser)
                .put("msgtype", "text")
                .put("agentid", APP.agentId());
        json.putObject("text").put("content", content);
        return json;
    }
}
