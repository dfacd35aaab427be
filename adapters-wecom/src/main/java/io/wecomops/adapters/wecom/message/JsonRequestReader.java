package io.wecomops.adapters.wecom.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import io.wecomops.domain.message.RequestReader;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.UserId;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Reads a request only as far as the member that names its people, which stands first. */
public final class JsonRequestReader implements RequestReader {
    private final JsonFactory json = new JsonFactory();

    @Override
    public List<UserId> recipients(SealedRequest request) {
        try (var in = json.createParser(request.bytes())) {
            if (in.nextToken() == JsonToken.START_OBJECT
                    && "touser".equals(in.nextFieldName())
                    && in.nextToken() == JsonToken.VALUE_STRING) {
                return Stream.of(in.getText().split("\\|", -1)).map(UserId::new).toList();
            }
            throw new IllegalArgumentException("a sealed request begins with its people");
        } catch (IOException broken) {
            throw new IllegalArgumentException("a sealed request is JSON", broken);
        }
    }
}
