package io.wecomops.testservers;

import java.util.Locale;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;

/**
 * A real Redis for tests, empty, with a password, and without persistence: a container of {@code redis:7-alpine} where
 * Docker is, else the Redis 6.2 of the build's own dependencies. {@code WECOM_OPS_TEST_SERVERS} chooses ({@code docker},
 * {@code embedded}; {@code auto} where it is not set). Where none can be started, starting throws: tests fail and are
 * never skipped. Every server ends with the JVM. Thread-safe.
 */
public final class TestRedis {
    private final RedisServerProcess server;
    private final String url;

    private TestRedis(RedisServerProcess server, String url) {
        this.server = server;
        this.url = url;
    }

    /** The one that all tests of this JVM share. Use random names, never clean it, never stop it. */
    public static TestRedis start() {
        return Shared.REDIS;
    }

    /** One more, which a test may stop, freeze and flush. */
    public static TestRedis startOwn() {
        String password = "test-" + UUID.randomUUID();
        RedisServerProcess server = started(password, 3);
        return new TestRedis(server, "redis://:" + password + "@127.0.0.1:" + server.port() + "/0");
    }

    /** Its {@code REDIS_URL}, with its password; the same after {@link #startAgain()}. */
    public String url() {
        return url;
    }

    /** Kills it at once: what it held is lost, as after a power cut without persistence. */
    public void stop() {
        server.stop();
    }

    /** Starts it after {@link #stop()}, empty, on the same port. Returns when it answers. */
    public void startAgain() {
        server.start();
    }

    /** Leaves its connections open and answers nothing, as a machine that hangs. */
    public void freeze() {
        server.freeze();
    }

    /** Lets it go on after {@link #freeze()}. */
    public void thaw() {
        server.thaw();
    }

    /** Another process may take the free port first: then once more with another. */
    private static RedisServerProcess started(String password, int tries) {
        RedisServerProcess server = inDocker() ? new ContainerRedis(password) : new EmbeddedRedis(password);
        try {
            server.start();
            return server;
        } catch (RuntimeException failed) {
            if (tries == 1) {
                throw failed;
            }
            return started(password, tries - 1);
        }
    }

    private static boolean inDocker() {
        String choice =
                System.getenv().getOrDefault("WECOM_OPS_TEST_SERVERS", "auto").toLowerCase(Locale.ROOT);
        return switch (choice) {
            case "docker" -> true;
            case "embedded" -> false;
            case "auto" -> DockerClientFactory.instance().isDockerAvailable();
            default ->
                throw new IllegalArgumentException("WECOM_OPS_TEST_SERVERS is docker, embedded or auto, not " + choice);
        };
    }

    /** Started on first use, and once. */
    private static final class Shared {
        static final TestRedis REDIS = startOwn();
    }
}
