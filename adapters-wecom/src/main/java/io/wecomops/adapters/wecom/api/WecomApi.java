package io.wecomops.adapters.wecom.api;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.trace.Trace;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Calls WeCom over HTTP/1.1, following no redirects and repeating nothing. Callers block; they may be many. Thread-safe.
 *
 * <p>No exception and no detail that leaves here holds a value of the query, where WeCom wants its secrets: causes are
 * told in our own words, since the HTTP client's may show the address.
 */
public final class WecomApi implements AutoCloseable {
    private static final String TRACE_HEADER = "X-Request-Id";

    private final String base;
    private final Duration requestTimeout;
    private final HttpClient client;
    private final CallWatch watch;
    private volatile boolean closed;

    public WecomApi(URI base, Duration connectTimeout, Duration requestTimeout) {
        this(base, connectTimeout, requestTimeout, CallWatch.NONE);
    }

    public WecomApi(URI base, Duration connectTimeout, Duration requestTimeout, CallWatch watch) {
        this.watch = watch;
        this.base = base.toString().replaceAll("/+$", "") + "/cgi-bin/";
        this.requestTimeout = requestTimeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }

    /**
     * @param path below {@code /cgi-bin/}
     * @param parameters their values may be secrets
     */
    public Answer get(String path, SequencedMap<String, String> parameters) {
        var query = new Query(parameters);
        return watch.around(path, () -> exchange(request(path, query).method("GET", new NoBodyOnce()), query));
    }

    /** As {@link #get}, with a JSON body. */
    public Answer post(String path, SequencedMap<String, String> parameters, byte[] json) {
        var query = new Query(parameters);
        var request = request(path, query)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofByteArray(json));
        return watch.around(path, () -> exchange(request, query));
    }

    private HttpRequest.Builder request(String path, Query query) {
        var request = HttpRequest.newBuilder(URI.create(base + path + "?" + query.encoded()));
        Trace.current().ifPresent(id -> request.header(TRACE_HEADER, id.value()));
        return request;
    }

    private Answer exchange(HttpRequest.Builder request, Query query) {
        if (closed || Thread.currentThread().isInterrupted()) {
            return new Answer.Unreachable((closed ? "closed" : "interrupted") + " before anything was sent");
        }
        var body = new BoundedBody();
        CompletableFuture<HttpResponse<byte[]>> call = client.sendAsync(request.build(), body);
        try {
            // the client's own timeout ends with the answer's head; this one bounds the body too
            HttpResponse<byte[]> response = call.get(requestTimeout.toNanos(), NANOSECONDS);
            return AnswerReader.read(response, query.hidden());
        } catch (ExecutionException failed) {
            return receivedNothing(failed)
                    ? new Answer.Unreachable(whyUnreachable(failed))
                    : lost(body, "broke off: " + rootOf(failed).getClass().getSimpleName());
        } catch (TimeoutException late) {
            call.cancel(true);
            return lost(body, "did not come within " + requestTimeout.toMillis() + " ms");
        } catch (InterruptedException stopped) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return lost(body, "was not waited for: interrupted");
        }
    }

    private static Answer lost(BoundedBody body, String how) {
        return body.status() == 0
                ? new Answer.Lost(Reason.ANSWER_LOST, "the answer " + how)
                : new Answer.Lost(
                        Reason.BROKEN_ANSWER,
                        "HTTP " + body.status() + ", whose body is more than " + BoundedBody.MAX_BYTES + " bytes or "
                                + how);
    }

    /**
     * Whether a failure proves that WeCom has received nothing. A TLS handshake that failed is such a proof: a server acts on
     * data only after the handshake has ended well.
     */
    private static boolean receivedNothing(Throwable failure) {
        return has(failure, ConnectException.class)
                || has(failure, HttpConnectTimeoutException.class)
                || has(failure, UnresolvedAddressException.class)
                || has(failure, SSLHandshakeException.class);
    }

    private static String whyUnreachable(Throwable failure) {
        if (has(failure, SSLHandshakeException.class)) {
            return "no TLS connection: the handshake failed";
        }
        if (has(failure, UnresolvedAddressException.class)) {
            return "no connection: the host name is unknown";
        }
        return has(failure, HttpConnectTimeoutException.class)
                ? "no connection within the time limit"
                : "no connection: refused or no route";
    }

    /** Its class may be shown; its message may hold the address. */
    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Lets nothing more out, and waits for exchanges that are under way. */
    @Override
    public void close() {
        closed = true;
        client.close();
    }
}
