package io.wecomops.testservers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;

/**
 * A server that speaks MySQL's protocol: MySQL 8.4 in a container where Docker is there, else MariaDB 11.4 as a process.
 * Ends with the JVM. The controls below are for fault tests and belong on a server of one's own ({@link #start()}).
 */
public abstract class TestDatabase implements AutoCloseable {
    static final String USER = "wecom";
    static final String PASSWORD = "a-password-for-tests";
    static final Duration PATIENCE = Duration.ofSeconds(90);

    TestDatabase() {}

    /** The one that all tests of this JVM share; started when first asked for. */
    public static TestDatabase shared() {
        return Shared.SERVER;
    }

    /** A fresh one, for a test that stops or suspends it. */
    public static TestDatabase start() {
        String wanted = System.getenv().getOrDefault("WECOM_OPS_TEST_SERVERS", "auto");
        return switch (wanted) {
            case "docker" -> MySqlContainer.started();
            case "embedded" -> MariaDbProcess.started();
            case "auto" ->
                DockerClientFactory.instance().isDockerAvailable()
                        ? MySqlContainer.started()
                        : MariaDbProcess.started();
            default ->
                throw new IllegalArgumentException(
                        "WECOM_OPS_TEST_SERVERS must be docker, embedded or auto, is " + wanted);
        };
    }

    public abstract String host();

    public abstract int port();

    /** An account that may do everything. */
    public String user() {
        return USER;
    }

    public String password() {
        return PASSWORD;
    }

    /** The name of a new database without tables. */
    public String freshDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        return name;
    }

    /** Runs statements as the administrator, through the server's own client. */
    public abstract void execute(String sql);

    /** Holds the server's process: connections stay open, and nothing answers. */
    public abstract void suspend();

    /** Lets a suspended server go on. */
    public abstract void resume();

    /** Ends the server at once, without a goodbye to anybody. */
    public abstract void kill();

    /** Starts a killed server again on the same port and with what it had stored; returns once it answers. */
    public abstract void restart();

    @Override
    public abstract void close();

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException("no free port", failure);
        }
    }

    /** Runs a program to its end. */
    static void run(ProcessBuilder program, String what) {
        try {
            Process process = program.redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(what + " failed: " + output);
            }
        } catch (IOException failure) {
            throw new IllegalStateException(what + " failed", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what + " was interrupted", stopped);
        }
    }

    private static final class Shared {
        private static final TestDatabase SERVER = start();
    }
}
