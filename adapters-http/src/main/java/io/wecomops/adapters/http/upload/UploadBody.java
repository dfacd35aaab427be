package io.wecomops.adapters.http.upload;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.wecomops.adapters.http.error.Problem;
import io.wecomops.adapters.http.error.ProblemException;
import io.wecomops.application.upload.RecipientLines;
import io.wecomops.domain.error.ErrorCode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out what a body of recipients is written in. */
final class UploadBody {
    private static final Pattern TYPE = Pattern.compile("(text/csv|application/(?:x-)?ndjson|application/jsonl)"
            + "(\\s*;\\s*(charset\\s*=\\s*(utf-8|\"utf-8\")|header\\s*=\\s*(present|absent)))*\\s*;?");

    private UploadBody() {}

    /** @throws ProblemException where it is of a type or an encoding that is not taken; nothing has been read then */
    static Function<Set<String>, RecipientLines> of(ServerRequest request) {
        String type = request.headers()
                .first(HeaderNames.CONTENT_TYPE)
                .orElse("")
                .strip()
                .toLowerCase(Locale.ROOT);
        Matcher known = TYPE.matcher(type);
        if (!known.matches()) {
            throw new ProblemException(Problem.of(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "the body must be CSV or NDJSON in UTF-8: Content-Type: text/csv or application/x-ndjson"));
        }
        boolean csv = known.group(1).equals("text/csv");
        Optional<String> encoding = request.headers().first(HeaderNames.CONTENT_ENCODING);
        return wanted -> new StreamedLines(
                request.content().inputStream(),
                encoding.isPresent(),
                csv ? new CsvFormat(wanted) : new NdjsonFormat(wanted));
    }
}
