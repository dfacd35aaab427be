package io.wecomops.adapters.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.wecomops.adapters.http.error.Problem;
import io.wecomops.adapters.http.error.ProblemException;
import io.wecomops.adapters.http.json.Json;
import io.wecomops.domain.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads JSON bodies, none longer than its cap, be the length told before or not.
 *
 * @param maxBytes the cap
 */
public record JsonBody(int maxBytes) {
    private static final Pattern JSON_TYPE =
            Pattern.compile("application/json(\\s*;\\s*charset\\s*=\\s*(utf-8|\"utf-8\"))?\\s*;?");

    /**
     * The body of {@code request}.
     *
     * @throws ProblemException where it is not JSON, not said to be, or too large
     * @throws CloseConnectionException where the client went away: nobody is left to be answered
     */
    public JsonNode read(ServerRequest request) {
        if (!isSaidToBeJson(request)) {
            throw new ProblemException(Problem.of(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "the body must be JSON: Content-Type: application/json"));
        }
        if (request.headers().contains(HeaderNames.CONTENT_ENCODING)) {
            throw new ProblemException(Problem.of(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding is not supported: send the body as it is"));
        }
        return switch (Json.parse(bytes(request))) {
            case Json.Parsed.Value(JsonNode root) -> root;
            case Json.Parsed.Broken(String why) ->
                throw new ProblemException(Problem.of(ErrorCode.NOT_JSON, "the body cannot be read: " + why));
        };
    }

    /** The same, or {@code {}} where there is no body: for requests whose path says enough. */
    public JsonNode readIfAny(ServerRequest request) {
        return request.content().hasEntity() ? read(request) : JsonNodeFactory.instance.objectNode();
    }

    /**
     * For requests whose path says it all: reads a body that is empty, or {@code {}}.
     *
     * @throws ProblemException where there is anything else
     */
    public void readNothing(ServerRequest request) {
        byte[] bytes = bytes(request);
        boolean nothing = bytes.length == 0
                || (Json.parse(bytes) instanceof Json.Parsed.Value(JsonNode root) && root.isObject() && root.isEmpty());
        if (!nothing) {
            throw new ProblemException(Problem.of(ErrorCode.INVALID_PARAMETER, "this request takes no body"));
        }
    }

    private byte[] bytes(ServerRequest request) {
        OptionalLong told = request.headers().contentLength();
        if (told.isPresent() && told.getAsLong() > maxBytes) {
            throw tooLarge();
        }
        try (InputStream in = request.content().inputStream()) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw tooLarge();
            }
            return bytes;
        } catch (NumberFormatException broken) { // Helidon's, on the length of a chunk
            throw new ProblemException(
                    Problem.of(ErrorCode.INVALID_PARAMETER, "a chunk of the body has no valid length")
                            .with(HeaderValues.CONNECTION_CLOSE));
        } catch (IOException | DataReader.InsufficientDataAvailableException gone) {
            throw new CloseConnectionException("the client left while sending its body", gone);
        }
    }

    private ProblemException tooLarge() {
        return new ProblemException(
                Problem.of(ErrorCode.TOO_LARGE, "the body is larger than " + maxBytes + " bytes, which is the limit")
                        .with(HeaderValues.CONNECTION_CLOSE));
    }

    private static boolean isSaidToBeJson(ServerRequest request) {
        Optional<String> type = request.headers().first(HeaderNames.CONTENT_TYPE);
        return type.isPresent()
                && JSON_TYPE
                        .matcher(type.get().strip().toLowerCase(Locale.ROOT))
                        .matches();
    }
}
