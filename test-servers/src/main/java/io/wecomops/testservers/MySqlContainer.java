package io.wecomops.testservers;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.testcontainers.containers.Container;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.utility.DockerImageName;

/** MySQL 8.4 in a container, on a port that stays the same over a restart. */
final class MySqlContainer extends TestDatabase {
    private static final int INNER_PORT = 3306;

    private final MySQLContainer container;
    private final DockerClient docker;
    private final int port;

    private MySqlContainer(MySQLContainer container, int port) {
        this.container = container;
        this.docker = container.getDockerClient();
        this.port = port;
    }

    static TestDatabase started() {
        int port = freePort();
        var container = new MySQLContainer(DockerImageName.parse("mysql:8.4"));
        container.withUsername(USER).withPassword(PASSWORD);
        container.withStartupTimeout(Duration.ofMinutes(3));
        container.setPortBindings(List.of(port + ":" + INNER_PORT));
        container.withCommand("--default-time-zone=+08:00", "--character-set-server=utf8mb4");
        container.start();
        var database = new MySqlContainer(container, port);
        database.execute("GRANT ALL ON *.* TO '" + USER + "'@'%' WITH GRANT OPTION");
        return database;
    }

    @Override
    public String host() {
        return container.getHost();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void execute(String sql) {
        var result = client(sql);
        if (result.getExitCode() != 0) {
            throw new IllegalStateException("the statement failed: " + result.getStderr());
        }
    }

    private Container.ExecResult client(String sql) {
        try {
            return container.execInContainer(
                    "mysql", "--protocol=tcp", "--user=root", "--password=" + PASSWORD, "--execute=" + sql);
        } catch (IOException failure) {
            throw new IllegalStateException("MySQL's client did not start", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a statement ran", stopped);
        }
    }

    @Override
    public void suspend() {
        docker.pauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void resume() {
        docker.unpauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void kill() {
        docker.killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void restart() {
        docker.startContainerCmd(container.getContainerId()).exec();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (client("SELECT 1").getExitCode() != 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("MySQL did not come back: " + container.getLogs());
            }
        }
    }

    @Override
    public void close() {
        container.stop();
    }
}
