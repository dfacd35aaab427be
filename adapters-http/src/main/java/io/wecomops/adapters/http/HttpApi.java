package io.wecomops.adapters.http;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.net.URI;

/** The API, listening from {@link #start} to {@link #close}. Thread-safe. */
public final class HttpApi implements AutoCloseable {
    private final WebServer server;
    private final HttpSettings settings;

    private HttpApi(WebServer server, HttpSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /**
     * Listens, and returns once requests are answered.
     *
     * @throws java.io.UncheckedIOException where the address cannot be had
     */
    public static HttpApi start(HttpSettings settings, UseCases useCases) {
        var server = WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .shutdownHook(false)
                .shutdownGracePeriod(settings.drain())
                .routing(HttpRouting.builder()
                        .get("/api/" + settings.versionPrefix() + "/health", (_, res) -> res.send(useCases.ids()
                                .next())))
                .build();
        return new HttpApi(server.start(), settings);
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /** Where the API begins, without a slash at the end: {@code http://127.0.0.1:5001/api/v1}. */
    public URI base() {
        return URI.create("http://" + settings.host() + ":" + port() + "/api/" + settings.versionPrefix());
    }

    /** Stops accepting, lets requests in flight finish for the drain time, and returns when all is closed. */
    @Override
    public void close() {
        server.stop();
    }
}
