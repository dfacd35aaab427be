package io.wecomops.adapters.http;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.wecomops.adapters.http.body.JsonBody;
import io.wecomops.adapters.http.error.DirectErrors;
import io.wecomops.adapters.http.error.Failures;
import io.wecomops.adapters.http.error.Problem;
import io.wecomops.adapters.http.error.ProblemException;
import io.wecomops.adapters.http.health.HealthRoutes;
import io.wecomops.adapters.http.idempotency.Creations;
import io.wecomops.adapters.http.jssdk.SignatureRoutes;
import io.wecomops.adapters.http.masstask.Aftermath;
import io.wecomops.adapters.http.masstask.ControlRoutes;
import io.wecomops.adapters.http.masstask.EventRoutes;
import io.wecomops.adapters.http.masstask.MassTaskRoutes;
import io.wecomops.adapters.http.masstask.MessageRoutes;
import io.wecomops.adapters.http.masstask.PreflightRoutes;
import io.wecomops.adapters.http.masstask.RecallRoutes;
import io.wecomops.adapters.http.masstask.RecipientRoutes;
import io.wecomops.adapters.http.masstask.RetryRoutes;
import io.wecomops.adapters.http.metrics.MetricsRoutes;
import io.wecomops.adapters.http.network.IpRangesRoutes;
import io.wecomops.adapters.http.trace.RequestId;
import io.wecomops.adapters.http.trace.TraceFilter;
import io.wecomops.adapters.http.upload.GzipPassedOn;
import io.wecomops.adapters.http.upload.UploadRoutes;
import io.wecomops.domain.error.ErrorCode;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;

/** The API, listening from {@link #start} to {@link #close}. Thread-safe. */
public final class HttpApi implements AutoCloseable {
    /** A body that is too large is still read up to this many times the limit, so that its sender gets the answer. */
    private static final long READ_ON = 4;

    /** The largest body of any route: an upload of recipients, as it is sent. */
    private static final long LARGEST_UPLOAD = 2_000_000_000;

    private final WebServer server;
    private final URI base;
    private final AtomicBoolean closing;

    private HttpApi(WebServer server, URI base, AtomicBoolean closing) {
        this.server = server;
        this.base = base;
        this.closing = closing;
    }

    /**
     * Listens, and returns once requests are answered.
     *
     * @throws IllegalStateException where the address cannot be had; Helidon has logged why
     */
    public static HttpApi start(HttpSettings settings, UseCases useCases) {
        var closing = new AtomicBoolean();
        var requestId = new RequestId(useCases.ids());
        WebServer server = WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .shutdownHook(false)
                .shutdownGracePeriod(settings.drain())
                .maxPayloadSize(LARGEST_UPLOAD)
                .contentEncoding(new GzipPassedOn())
                .directHandlers(DirectErrors.handlers(requestId))
                .protocolsDiscoverServices(false) // a second one would hide broken request lines from our handlers
                .addProtocol(Http1Config.builder()
                        .validatePath(false) // the filter checks them, once the trace id is read
                        .validatePrologue(false)
                        .sendLog(false)
                        .receiveLog(false)
                        .build())
                .routing(routing(settings, useCases, requestId, closing))
                .build()
                .start();
        if (!server.isRunning()) {
            throw new IllegalStateException("cannot listen on " + settings.host() + ":" + settings.port());
        }
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host(); // IPv6
        String base = "http://" + host + ":" + server.port() + prefix(settings);
        return new HttpApi(server, URI.create(base), closing);
    }

    private static HttpRouting.Builder routing(
            HttpSettings settings, UseCases useCases, RequestId requestId, AtomicBoolean closing) {
        var failures = new Failures();
        var routing = HttpRouting.builder()
                .addFilter(new TraceFilter(
                        requestId,
                        useCases.ticker(),
                        useCases.meter(),
                        failures,
                        READ_ON * settings.maxBodyBytes(),
                        closing::get))
                .error(Throwable.class, failures);
        String prefix = prefix(settings);
        new HealthRoutes(settings.versionPrefix(), useCases.checkDependencies()).addTo(routing, prefix);
        new MetricsRoutes(useCases.showMetrics()).addTo(routing);
        var uploads = new UploadRoutes(
                prefix,
                useCases.uploads().receive(),
                useCases.uploads().report(),
                useCases.uploads().seal());
        uploads.addTo(routing);
        var body = new JsonBody(settings.maxBodyBytes());
        var aftermath = new Aftermath(
                useCases.aftermath().retryFailed(), useCases.aftermath().recall());
        var creations = new Creations(useCases.answerOnce(), body);
        new RetryRoutes(prefix, useCases.aftermath().retryFailed(), creations).addTo(routing);
        new RecallRoutes(prefix, useCases.aftermath().recall(), aftermath, body).addTo(routing);
        new EventRoutes(prefix, useCases.followTask(), aftermath, closing::get).addTo(routing);
        new ControlRoutes(prefix, useCases.steerMassTask(), body).addTo(routing);
        new PreflightRoutes(prefix, useCases.insight().preflight(), useCases.apps(), body).addTo(routing);
        new MassTaskRoutes(
                        prefix,
                        useCases.submitMassTask(),
                        useCases.uploads().open(),
                        useCases.reportMassTasks(),
                        aftermath,
                        useCases.apps(),
                        creations)
                .addTo(routing);
        new MessageRoutes(prefix, useCases.sendMessage(), useCases.reportMassTasks(), useCases.apps(), creations)
                .addTo(routing);
        new RecipientRoutes(
                        prefix,
                        useCases.reportMassTasks(),
                        useCases.insight().export(),
                        useCases.insight().trace(),
                        uploads,
                        aftermath)
                .addTo(routing);
        new IpRangesRoutes(useCases.listIpRanges()).addTo(routing, prefix);
        new SignatureRoutes(useCases.signPage(), useCases.apps()).addTo(routing, prefix);
        routing.any((_, _) -> {
            throw new ProblemException(Problem.of(ErrorCode.NOT_FOUND, "nothing is at this path"));
        });
        return routing;
    }

    private static String prefix(HttpSettings settings) {
        return "/api/" + settings.versionPrefix();
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /** Where the API begins, without a slash at the end: {@code http://127.0.0.1:5001/api/v1}. */
    public URI base() {
        return base;
    }

    /** Stops accepting, lets requests in flight finish for the drain time, and returns when all is closed. */
    @Override
    public void close() {
        closing.set(true);
        server.stop();
    }
}
