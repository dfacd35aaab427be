package io.wecomops.adapters.wecom.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wecomops.domain.message.DuplicateCheck;
import io.wecomops.domain.message.RequestRenewer;
import io.wecomops.domain.message.SealedRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Reads what {@link JsonRequestSealer} wrote, and writes it again in the same order and way. */
public final class JsonRequestRenewer implements RequestRenewer {
    private final ObjectMapper json = new ObjectMapper();

    @Override
    public SealedRequest renew(SealedRequest sealed, DuplicateCheck duplicateCheck) {
        var text = new StringWriter();
        try (var out = json.createGenerator(text)) {
            var request = (ObjectNode) json.readTree(sealed.bytes());
            request.put("duplicate_check_interval", duplicateCheck.interval().toSeconds());
            json.writeTree(out, request);
        } catch (IOException broken) {
            throw new UncheckedIOException("what was sealed is not JSON any more", broken);
        }
        return new SealedRequest(text.toString().getBytes(UTF_8));
    }
}
