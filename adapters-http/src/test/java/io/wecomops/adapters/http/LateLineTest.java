package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.message.Message;
import io.wecomops.domain.upload.UploadState;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is wrong far behind in a file that no memory holds. */
class LateLineTest {
    private static final int LINES_AT_ONCE = 10_000;
    private static final int BAD = 700_000;

    /** Lines 2 to {@code last}, made as they are read; of line {@link #BAD} the name is missing. */
    private static InputStream file(int last) {
        Stream<InputStream> parts = IntStream.iterate(2, from -> from <= last, from -> from + LINES_AT_ONCE)
                .mapToObj(from -> IntStream.range(from, Math.min(last + 1, from + LINES_AT_ONCE))
                        .mapToObj(line -> "p" + line + (line == BAD ? ",\n" : ",张" + line + "\n"))
                        .collect(Collectors.joining()))
                .map(LateLineTest::bytes);
        return new SequenceInputStream(Collections.enumeration(
                Stream.concat(Stream.of(bytes("userid,name\n")), parts).toList()));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RunningApi.Answer put(RunningApi api, int last) {
        return api.send(api.request("/mass-tasks/n/recipients")
                .header("Content-Type", "text/csv")
                .PUT(BodyPublishers.ofInputStream(() -> file(last))));
    }

    @Test
    void aVariableMissingInLine700000IsToldByItsNumberAndNothingCounts() {
        var uploads = new CountedUploads(new Message.Text("您好 {{name}}"));
        try (var api = RunningApi.receiving(uploads)) {
            assertThat(api.post(Bodies.text("n")).status()).isEqualTo(201);
            var answer = put(api, BAD + 2);
            assertThat(answer.status()).as(answer.text()).isEqualTo(422);
            assertThat(answer.at("/errors").toString())
                    .isEqualTo(
                            "[{\"pointer\":\"/lines/700000\",\"detail\":\"the variable name is missing or empty\"}]");
            assertThat(answer.at("/detail").asText()).startsWith("1 line is bad. Nothing of this upload (1) counts");
            assertThat(uploads.upload().state()).isEqualTo(UploadState.REFUSED);
            assertThat(uploads.lines())
                    .as("nothing is stored behind the bad line")
                    .isLessThan(BAD);
        }
    }
}
