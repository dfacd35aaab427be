package io.wecomops.benchmarks.token;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A {@link TokenNode} as its parent sees it. */
final class TokenNodeProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;

    private TokenNodeProcess(Process process) {
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static TokenNodeProcess start(TokenContender contender, int id, int callers, String redis, URI wecom)
            throws IOException {
        List<String> command = List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "-cp",
                System.getProperty("java.class.path"),
                TokenNode.class.getName(),
                contender.name(),
                Integer.toString(id),
                Integer.toString(callers),
                wecom.toString());
        TokenNodeProcess node = new TokenNodeProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
        node.say(redis);
        return node;
    }

    /** Returns when it is connected. */
    void awaitReady() {
        String first = answer();
        if (!"ready".equals(first)) {
            throw new IllegalStateException("a node did not start: " + first);
        }
    }

    void round(String name, int times) {
        say(name + " " + times);
    }

    /** How many messages of the round failed; waits for its end. */
    long failures() {
        return Long.parseLong(answer());
    }

    private String answer() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("a node has ended");
            }
            return line;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void say(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
