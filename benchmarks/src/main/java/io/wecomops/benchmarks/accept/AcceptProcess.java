package io.wecomops.benchmarks.accept;

import io.wecomops.testservers.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** An {@link AcceptNode} as its parent sees it. */
final class AcceptProcess implements AutoCloseable {
    /** No more than the promise. */
    static final String HEAP = "256m";

    private final Process process;
    private final BufferedReader out;
    private final String api;

    private AcceptProcess(Process process) throws IOException {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.api = out.readLine();
    }

    static AcceptProcess start(TestDatabase server, String database) throws IOException {
        return new AcceptProcess(new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:+UseSerialGC",
                        "-Xmx" + HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        AcceptNode.class.getName(),
                        server.host(),
                        Integer.toString(server.port()),
                        server.user(),
                        server.password(),
                        database)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Where its API begins. */
    String api() {
        return api;
    }

    /** Says a line, and waits for the one that answers. */
    String ask(String command) throws IOException {
        process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        String answer;
        do {
            answer = out.readLine();
        } while (answer != null && answer.contains("|")); // a line of its log
        return String.valueOf(answer);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
