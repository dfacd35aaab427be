package io.wecomops.testservers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import redis.embedded.core.ExecutableProvider;

/** The binary that comes as a dependency of the build, as a child process. */
final class EmbeddedRedis implements RedisServerProcess {
    private final String password;
    private final int port = RedisServerProcess.freePort();
    private Optional<Process> process = Optional.empty();

    EmbeddedRedis(String password) {
        this.password = password;
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    @Override
    public synchronized void start() {
        Process started;
        try {
            List<String> command = List.of(
                    Binary.FILE.getPath(),
                    "--bind",
                    "127.0.0.1",
                    "--port",
                    Integer.toString(port),
                    "--requirepass",
                    password,
                    "--save",
                    "",
                    "--appendonly",
                    "no",
                    "--dir",
                    Binary.FILE.getParent());
            started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process = Optional.of(started);
        } catch (IOException failed) {
            throw new UncheckedIOException("Redis could not be started", failed);
        }
        if (!RedisServerProcess.answers(port, started::isAlive)) {
            stop();
            throw new IllegalStateException("Redis did not answer on port " + port + " within " + PATIENCE);
        }
    }

    @Override
    public synchronized void stop() {
        process.ifPresent(running -> running.destroyForcibly().onExit().join());
    }

    @Override
    public void freeze() {
        signal("STOP");
    }

    @Override
    public void thaw() {
        signal("CONT");
    }

    @Override
    public int port() {
        return port;
    }

    private synchronized void signal(String name) {
        try {
            int exit = new ProcessBuilder(
                            "kill",
                            "-" + name,
                            Long.toString(process.orElseThrow().pid()))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill -" + name + " ended with " + exit);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Unpacked once a JVM. */
    private static final class Binary {
        static final File FILE = unpack();

        private static File unpack() {
            try {
                Path folder = Files.createTempDirectory("wecom-ops-test-redis-");
                folder.toFile().deleteOnExit();
                File binary = ExecutableProvider.newJarResourceProvider(folder.toFile())
                        .get();
                binary.deleteOnExit();
                return binary;
            } catch (IOException failed) {
                throw new UncheckedIOException("Redis could not be unpacked", failed);
            }
        }
    }
}
