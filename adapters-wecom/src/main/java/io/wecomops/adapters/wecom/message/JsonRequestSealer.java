package io.wecomops.adapters.wecom.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.wecomops.domain.message.Article;
import io.wecomops.domain.message.DuplicateCheck;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.AgentId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a request as compact JSON in a fixed order. It is written as text and then encoded: Jackson's own UTF-8 generator
 * writes an emoji as two backslash-u escapes, which WeCom refuses (40033).
 */
public final class JsonRequestSealer implements RequestSealer {
    private static final int MAX_USERS = 1000;

    private final JsonFactory json = new JsonFactory();

    @Override
    public SealedRequest seal(AgentId agentId, Message message, List<UserId> users, DuplicateCheck duplicateCheck) {
        if (users.isEmpty() || users.size() > MAX_USERS) {
            throw new IllegalArgumentException("a request is for 1 to " + MAX_USERS + " people, not " + users.size());
        }
        var text = new StringWriter();
        try (var out = json.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("touser", users.stream().map(UserId::value).collect(Collectors.joining("|")));
            out.writeStringField("msgtype", message.type().code());
            out.writeNumberField("agentid", agentId.value());
            out.writeObjectFieldStart(message.type().code());
            write(out, message);
            out.writeEndObject();
            out.writeNumberField("enable_duplicate_check", 1);
            out.writeNumberField(
                    "duplicate_check_interval", duplicateCheck.interval().toSeconds());
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new SealedRequest(text.toString().getBytes(UTF_8));
    }

    private static void write(JsonGenerator out, Message message) throws IOException {
        switch (message) {
            case Message.Text(var content) -> out.writeStringField("content", content);
            case Message.Markdown(var content) -> out.writeStringField("content", content);
            case Message.TextCard(var title, var description, var url, var buttonText) -> {
                out.writeStringField("title", title);
                out.writeStringField("description", description);
                out.writeStringField("url", url);
                writeIfPresent(out, "btntxt", buttonText);
            }
            case Message.News(var articles) -> {
                out.writeArrayFieldStart("articles");
                for (Article article : articles) {
                    write(out, article);
                }
                out.writeEndArray();
            }
        }
    }

    private static void write(JsonGenerator out, Article article) throws IOException {
        out.writeStartObject();
        out.writeStringField("title", article.title());
        writeIfPresent(out, "description", article.description());
        out.writeStringField("url", article.url());
        writeIfPresent(out, "picurl", article.pictureUrl());
        out.writeEndObject();
    }

    private static void writeIfPresent(JsonGenerator out, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(name, value.get());
        }
    }
}
