package io.wecomops.bootstrap.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Recipients by upload through kill -9: in the middle of the upload, of the sealing, and of the sending. */
@Timeout(240)
class UploadKillIT {
    private static final int PEOPLE = 30_000;
    private static final String TASK = "upload-1";

    @TempDir
    Path folder;

    @Test
    void nobodyIsLostOrDoubled() throws Exception {
        byte[] file = IntStream.range(0, PEOPLE)
                .mapToObj(i -> "user-" + i + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
        try (var farEnd = new FarEnd()) {
            PlatformProcess node = serve(farEnd);
            assertThat(node.api().open(TASK).statusCode()).isEqualTo(201);
            killWhileItReceives(node, file);

            node = serve(farEnd);
            var api = node.api();
            assertThat(api.seal(TASK).statusCode()).isEqualTo(409);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> api.firstUpload(TASK).get("state").asText().equals("cut"));
            var whole = api.upload(TASK, "?upload=1", () -> new ByteArrayInputStream(file));
            assertThat(whole.statusCode()).as(whole.body()).isEqualTo(200);
            assertThat(api.seal(TASK).statusCode()).isEqualTo(202);
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> api.task(TASK).at("/progress/total").asInt() > 0);
            node.kill();

            node = serve(farEnd);
            assertThat(node.api().seal(TASK).statusCode()).isEqualTo(202);
            farEnd.awaitDelivered(PEOPLE / 3);
            node.kill();

            try (var last = serve(farEnd)) {
                var task = last.api().awaitEnd(TASK, Duration.ofMinutes(2));
                assertThat(task.at("/progress/sent").asInt()).isEqualTo(PEOPLE);
                assertThat(task.get("stage").asText()).isEqualTo("ready");
            }
            farEnd.everybodyGotItOnce(PEOPLE);
        }
    }

    /** Sends a part of the file, waits until some of it is stored, and kills the node before the rest comes. */
    private static void killWhileItReceives(PlatformProcess node, byte[] file) throws InterruptedException {
        var killed = new CountDownLatch(1);
        var sender = Thread.ofVirtual().start(() -> {
            try {
                node.api().upload(TASK, "", () -> halting(file, killed));
            } catch (UncheckedIOException cutOff) {
                assertThat(killed.getCount()).isZero();
            }
        });
        await().atMost(Duration.ofMinutes(1))
                .until(() -> node.api().firstUpload(TASK).path("lines").asInt() > 0);
        node.kill();
        killed.countDown();
        sender.join();
    }

    private static InputStream halting(byte[] file, CountDownLatch until) {
        int half = file.length / 2;
        return new SequenceInputStream(new ByteArrayInputStream(file, 0, half), new InputStream() {
            private final InputStream rest = new ByteArrayInputStream(Arrays.copyOfRange(file, half, file.length));

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0];
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                try {
                    until.await();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted", stop);
                }
                return rest.read(into, offset, length);
            }
        });
    }

    private PlatformProcess serve(FarEnd farEnd) {
        return PlatformProcess.serve(folder, farEnd.settings(), "--embedded");
    }
}
