package io.wecomops.adapters.wecom.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wecomops.domain.reason.Reason;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Reads a whole HTTP answer. An error code counts under 200 and 4xx; a 5xx is lost whatever it says, for a gateway may give
 * up on a call that WeCom then carries out.
 */
final class AnswerReader {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(60);
    private static final Pattern WAIT_SECONDS = Pattern.compile("[1-9][0-9]{0,3}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

    private AnswerReader() {}

    static Answer read(HttpResponse<byte[]> response, List<String> hidden) {
        int status = response.statusCode();
        boolean turnedAway = status >= 400 && status < 500;
        if (status != 200 && !turnedAway) {
            return broken("HTTP " + status);
        }
        Optional<JsonNode> body = object(response.body());
        OptionalInt errcode = body.map(AnswerReader::errcode).orElse(OptionalInt.empty());
        if (errcode.isPresent() && errcode.getAsInt() != 0) {
            String errmsg = body.map(json -> json.path("errmsg").asText("")).orElse("");
            String detail = Detail.of("errcode " + errcode.getAsInt() + ": " + errmsg, hidden);
            return new Answer.Failure(errcode.getAsInt(), detail);
        }
        if (turnedAway) {
            return status == TOO_MANY_REQUESTS
                    ? new Answer.HeldOff(wait(response), "HTTP 429 from in front of WeCom")
                    : new Answer.TurnedAway("HTTP " + status + " from in front of WeCom");
        }
        if (body.isEmpty()) {
            return broken("HTTP 200 that is not a JSON object");
        }
        boolean done = errcode.isPresent() || !body.get().hasNonNull("errcode");
        return done ? new Answer.Success(body.get()) : broken("HTTP 200 whose errcode is not a number");
    }

    private static Answer broken(String detail) {
        return new Answer.Lost(Reason.BROKEN_ANSWER, detail);
    }

    private static Optional<JsonNode> object(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json.isObject() ? Optional.of(json) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static OptionalInt errcode(JsonNode body) {
        String text = body.path("errcode").asText("");
        return NUMBER.matcher(text).matches() ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    private static Duration wait(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> WAIT_SECONDS.matcher(seconds).matches())
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(DEFAULT_WAIT);
    }
}
