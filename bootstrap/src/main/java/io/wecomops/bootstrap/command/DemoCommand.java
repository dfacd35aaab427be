package io.wecomops.bootstrap.command;

import io.wecomops.bootstrap.demo.Demo;
import io.wecomops.bootstrap.demo.DemoPlan;
import io.wecomops.bootstrap.logging.Logs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Shows the platform at work, with nothing but this machine. */
final class DemoCommand implements Command {
    private static final int USUAL_PORT = 5001;

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String summary() {
        return "send one task to 10,000 people of a simulated WeCom, and say what happened";
    }

    @Override
    public String help() {
        return """
                usage: wecom-ops demo [options]

                Starts a node with an embedded database, and a simulated WeCom beside it, and sends one task over the REST API.
                Says who got it, who did not and why, and compares that with what the simulated WeCom counted: exits with 0
                only if all adds up and nobody got it twice. Needs no settings and touches nothing but a temporary folder.

                  --recipients N   how many people (10000; up to 100000)
                  --batch-size N   how many people one request is for (20; up to 1000)
                  --qps N          how many requests a second (80)
                  --keep           stay up afterwards, and print lines to try with curl
                  --port N         where the API listens (5001, or any free port where that is taken)
                """;
    }

    @Override
    public ExitCode run(List<String> arguments, Session session) throws InterruptedException {
        var options =
                Arguments.parse(arguments, Set.of("--keep"), Set.of("--recipients", "--batch-size", "--qps", "--port"));
        var plan = new DemoPlan(
                options.whole("--recipients", 10_000, 1, 100_000),
                options.whole("--batch-size", 20, 1, 1000),
                options.whole("--qps", 80, 1, 100_000),
                options.text("--port").isPresent() ? options.whole("--port", 0, 0, 65_535) : usualOrFreePort(),
                options.has("--keep"));
        session.stop().patience(Duration.ofSeconds(10));
        try {
            Path folder = Files.createTempDirectory("wecom-ops-demo-");
            Path log = folder.resolve("demo.log");
            Logs.toFile(log);
            boolean fine = new Demo(plan, session.out(), session.interactive(), session.stop()::await).play(folder);
            Logs.stop();
            if (fine || session.stop().isAsked()) {
                delete(folder);
            } else {
                session.err().println("The node's log is in " + log);
            }
            return fine ? ExitCode.OK : ExitCode.FAILED;
        } catch (IOException | UncheckedIOException unusable) {
            throw new UnavailableException(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private static int usualOrFreePort() {
        try (var socket = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            return 0;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
