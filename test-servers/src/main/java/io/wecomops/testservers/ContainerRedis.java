package io.wecomops.testservers;

import java.util.List;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** A container, bound to a port of our own choice, so that it can come back on the same one. */
final class ContainerRedis implements RedisServerProcess {
    private static final DockerImageName IMAGE = DockerImageName.parse("redis:7-alpine");

    private final String password;
    private final int port = RedisServerProcess.freePort();
    private Optional<GenericContainer<?>> running = Optional.empty();

    ContainerRedis(String password) {
        this.password = password;
    }

    @Override
    public synchronized void start() {
        GenericContainer<?> container = new GenericContainer<>(IMAGE)
                .withCommand("redis-server", "--requirepass", password, "--save", "", "--appendonly", "no");
        container.setPortBindings(List.of("127.0.0.1:" + port + ":6379"));
        container.start();
        running = Optional.of(container);
        if (!RedisServerProcess.answers(port, container::isRunning)) {
            throw new IllegalStateException("Redis did not answer on port " + port + " within " + PATIENCE);
        }
    }

    @Override
    public synchronized void stop() {
        running.ifPresent(GenericContainer::stop);
        running = Optional.empty();
    }

    @Override
    public void freeze() {
        DockerClientFactory.instance().client().pauseContainerCmd(id()).exec();
    }

    @Override
    public void thaw() {
        DockerClientFactory.instance().client().unpauseContainerCmd(id()).exec();
    }

    @Override
    public int port() {
        return port;
    }

    private synchronized String id() {
        return running.orElseThrow().getContainerId();
    }
}
