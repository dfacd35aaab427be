package io.wecomops.benchmarks.limit;

import io.wecomops.benchmarks.fault.harness.ClockSkew;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A {@link Node} as its parent sees it. */
final class NodeProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;

    private NodeProcess(Process process) {
        this.process = process;
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Returns when it is connected.
     *
     * @param skew how far its wall clock is off
     */
    static NodeProcess start(Contender contender, String url, Duration skew, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Node.class.getName(),
                contender.name()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(ClockSkew.of(skew));
        NodeProcess node = new NodeProcess(builder.start());
        node.say(url);
        String answer = node.answers.readLine();
        if (!"ready".equals(answer)) {
            node.close();
            throw new IllegalStateException("a node of " + contender + " did not start: " + answer);
        }
        return node;
    }

    void go() {
        say("go");
    }

    /** How many slots it booked and did not use. */
    long lost() throws IOException {
        say("tell");
        return Long.parseLong(answers.readLine());
    }

    /** At once, as a machine that loses its power. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
        process.onExit().join();
    }

    private void say(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
