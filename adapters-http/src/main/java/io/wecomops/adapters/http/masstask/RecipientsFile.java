package io.wecomops.adapters.http.masstask;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.wecomops.adapters.http.json.Reply;
import io.wecomops.application.masstask.ExportRecipients;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.Recipient;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One answer that is written as its people are read, in chunks. It begins with the first of them, so that what fails before is
 * a problem like any other; one that breaks off later has no last chunk (RFC 9112, section 8), so that no client takes it for
 * whole. For one thread.
 */
final class RecipientsFile {
    private final ServerRequest request;
    private final ServerResponse response;
    private final Function<Recipient, List<String>> fields;
    private final StringBuilder text;
    private @Nullable OutputStream out;

    /**
     * @param beginning what stands before the first person
     * @param fields a person's line
     */
    RecipientsFile(
            ServerRequest request,
            ServerResponse response,
            String beginning,
            Function<Recipient, List<String>> fields) {
        this.request = request;
        this.response = response;
        this.fields = fields;
        this.text = new StringBuilder(beginning);
    }

    void write(BizNo bizNo, ExportRecipients.People people) {
        if (request.prologue().method().equals(Method.HEAD)) {
            head(bizNo);
            response.send();
            return;
        }
        try {
            if (!people.each(some -> write(bizNo, some))) {
                throw new CloseConnectionException("the export breaks off: the task is archived meanwhile");
            }
            begun(bizNo).close(); // at a good end only: closing writes the last chunk
        } catch (IOException | UncheckedIOException gone) {
            throw new CloseConnectionException("the export's reader left", gone);
        } catch (DependencyUnavailableException gone) {
            if (out == null) {
                throw gone;
            }
            throw new CloseConnectionException("the export breaks off: " + gone.getMessage(), gone);
        }
    }

    private void write(BizNo bizNo, List<Recipient> people) {
        people.forEach(person -> CsvLine.append(text, fields.apply(person)));
        try {
            OutputStream to = begun(bizNo);
            to.write(text.toString().getBytes(StandardCharsets.UTF_8));
            to.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        text.setLength(0);
    }

    private OutputStream begun(BizNo bizNo) {
        OutputStream begun = out;
        if (begun == null) {
            head(bizNo);
            begun = response.outputStream();
            out = begun;
        }
        return begun;
    }

    private void head(BizNo bizNo) {
        String name = bizNo.value().replace(':', '_'); // Windows has no colon in a name
        response.header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "-recipients.csv\"");
        response.header(HeaderNames.VARY, "Accept");
        Reply.stream(request, response, Status.OK_200, "text/csv;charset=UTF-8;header=present");
    }
}
