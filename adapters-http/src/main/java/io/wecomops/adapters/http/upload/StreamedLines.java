package io.wecomops.adapters.http.upload;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.wecomops.adapters.http.error.Problem;
import io.wecomops.adapters.http.error.ProblemException;
import io.wecomops.application.upload.ReadLine;
import io.wecomops.application.upload.RecipientLines;
import io.wecomops.domain.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a request's body, unpacked as they come. */
final class StreamedLines implements RecipientLines {
    private static final int GZIP_BUFFER = 16 * 1024;

    private final InputStream body;
    private final boolean gzip;
    private final LineFormat format;
    private @Nullable ByteLines lines;

    StreamedLines(InputStream body, boolean gzip, LineFormat format) {
        this.body = body;
        this.gzip = gzip;
        this.format = format;
    }

    @Override
    public ReadLine next() {
        try {
            if (lines == null) {
                lines = new ByteLines(gzip ? new GZIPInputStream(body, GZIP_BUFFER) : body);
            }
            return read(lines);
        } catch (NumberFormatException broken) { // Helidon's, on the length of a chunk
            throw new ProblemException(
                    Problem.of(ErrorCode.INVALID_PARAMETER, "a chunk of the body has no valid length")
                            .with(HeaderValues.CONNECTION_CLOSE));
        } catch (DataReader.InsufficientDataAvailableException | UncheckedIOException gone) {
            throw new CloseConnectionException("the client left while sending its body", gone);
        } catch (IOException broken) {
            if (gzip) { // the socket's own failures are unchecked
                int number = lines == null ? 1 : lines.number() + 1;
                return new ReadLine.Broken(number, "the gzip stream is broken or ends too early");
            }
            throw new CloseConnectionException("the client left while sending its body", broken);
        }
    }

    private ReadLine read(ByteLines from) throws IOException {
        ByteLines.Line line = from.next();
        int number = from.number();
        return switch (line) {
            case ByteLines.Line.Text(String text) ->
                text.isBlank() ? new ReadLine.Empty(number) : format.read(number, text);
            case ByteLines.Line.TooLong _ ->
                new ReadLine.Bad(number, "must be at most " + ByteLines.LONGEST + " bytes long");
            case ByteLines.Line.NotUtf8 _ -> new ReadLine.Bad(number, "must be UTF-8");
            case ByteLines.Line.End _ -> new ReadLine.End();
        };
    }
}
