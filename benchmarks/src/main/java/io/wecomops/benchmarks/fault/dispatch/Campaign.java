package io.wecomops.benchmarks.fault.dispatch;

import io.wecomops.benchmarks.fault.harness.PlatformNode;
import io.wecomops.benchmarks.fault.harness.Run;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One mass task whose recipients are uploaded. */
record Campaign(String bizNo, int people) {
    private static final int LINES_AT_ONCE = 1_000;

    /** What everybody is told, and nobody else. */
    String content() {
        return "to all of " + bizNo;
    }

    /** Opens it, uploads all recipients, and returns when it is sealed and ready. */
    void accept(PlatformNode node, Run run) throws IOException, InterruptedException {
        String task =
                "{\"biz_no\":\"%s\",\"msg_type\":\"text\",\"payload\":{\"content\":\"%s\"},\"target\":{\"upload\":true}}"
                        .formatted(bizNo, content());
        expect(201, node.post("/mass-tasks", task));
        expect(200, node.put(path() + "/recipients", "text/csv", this::lines));
        expect(202, node.post(path() + "/seal", ""));
        while (read(node).filter(seen -> seen.stage().equals("ready")).isEmpty()) {
            Thread.sleep(20);
        }
        run.say(bizNo + ": " + people + " people, accepted");
    }

    /** Where it stands, as {@code node} says; empty where that one cannot say. */
    Optional<Standing> read(PlatformNode node) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = node.get(path());
            return answer.statusCode() == 200
                    ? Optional.of(Standing.read(new String(answer.body(), StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (IOException dead) {
            return Optional.empty();
        }
    }

    /** The lines of its log that are about errors. */
    String errors(PlatformNode node) throws IOException, InterruptedException {
        String log = new String(node.get(path() + "/logs").body(), StandardCharsets.UTF_8);
        return log.lines()
                .flatMap(line -> line.replace("},", "},\n").lines())
                .filter(line -> line.contains("error"))
                .collect(Collectors.joining("\n"));
    }

    private String path() {
        return "/mass-tasks/" + bizNo;
    }

    private InputStream lines() {
        return new SequenceInputStream(Collections.enumeration(IntStream.rangeClosed(0, (people - 1) / LINES_AT_ONCE)
                .<InputStream>mapToObj(chunk -> new ByteArrayInputStream(chunk(chunk * LINES_AT_ONCE)))
                .toList()));
    }

    private byte[] chunk(int from) {
        return IntStream.range(from, Math.min(people, from + LINES_AT_ONCE))
                .mapToObj(person -> "person-" + person + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void expect(int status, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
    }
}
