package io.wecomops.adapters.metrics.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.wecomops.domain.time.Ticker;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every figure by name; docs/operations.md explains them. Thread-safe. */
public final class Figures {
    private final double[] requestBounds = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30};
    private final double[] waitBounds = {.001, .005, .025, .1, .5, 1, 2.5, 5, 10, 30};

    private final Set<String> names = new LinkedHashSet<>();
    final PrometheusRegistry registry = new PrometheusRegistry();
    final FewValues routes = new FewValues(60);
    final FewValues statuses = new FewValues(30);
    final FewValues apis = new FewValues(30);
    final FewValues apps = new FewValues(50);
    final FewValues reasons = new FewValues(60);
    final FewValues servers = new FewValues(5);

    final Histogram requests = histogram(
            "wecomops_http_request_seconds", "Requests of the API, by route and status.", "method", "route", "status");
    final Histogram calls =
            histogram("wecomops_wecom_call_seconds", "Calls to WeCom, by interface and outcome.", "api", "outcome");
    final Gauge breakers =
            gauge("wecomops_breaker_open", "1 while this node calls an interface of WeCom's no more.", "api", "app");
    final Counter batches = counter("wecomops_batches_total", "Batches by what came of them.", "app", "outcome");
    final Counter people =
            counter("wecomops_people_total", "People by what became of their message.", "app", "outcome");
    final Counter reasonsOfBatches =
            counter("wecomops_batch_reasons_total", "Batches not sent, by reason.", "outcome", "reason");
    final Gauge waiting =
            gauge("wecomops_dispatcher_waiting", "1 while the dispatcher waits for a server that is gone.", "server");
    final Gauge tasks = gauge("wecomops_tasks", "Tasks that have not ended, over all nodes, by status.", "status");
    final Gauge due =
            gauge("wecomops_batches_due", "Batches that could be claimed now, over all nodes; 100000 at most.");
    final Gauge readable = gauge("wecomops_queue_readable", "1 while the two figures above are fresh.");
    final Counter purged = counter("wecomops_purged_rows_total", "Rows of old tasks that this node deleted.");

    private final Histogram slotWaits =
            histogram(waitBounds, "wecomops_slot_wait_seconds", "How far ahead the booked slots of the pace begin.");
    private final Counter slotsRefused =
            counter("wecomops_slots_refused_total", "Bookings without a slot in time, by what refused.", "window");
    private final Counter holdBacks =
            counter("wecomops_hold_backs_total", "Times that this node held all nodes back for an app.");
    private final Gauge permitsHeld = gauge("wecomops_permits_held", "Permits that this node holds.", "pool");
    private final Counter permitsRefused =
            counter("wecomops_permits_refused_total", "Permits asked for while all were held.", "pool");
    private final Counter tokensStored = counter("wecomops_tokens_stored_total", "Tokens this node fetched.", "app");
    private final Counter tokensDropped =
            counter("wecomops_tokens_dropped_total", "Tokens dropped after WeCom rejected them.", "app");
    private final Gauge credentialsRefused =
            gauge("wecomops_credentials_refused", "1 while WeCom is not asked for an app's tokens.", "app");
    private final Counter lookUps =
            counter("wecomops_cache_lookups_total", "Look-ups in the cache.", "level", "family", "result");
    private final Counter loads =
            counter("wecomops_cache_loads_total", "Values this node loaded from WeCom.", "family");
    private final Counter uploads = counter("wecomops_uploads_total", "Uploads by how they ended.", "end");
    private final Counter uploaded = counter("wecomops_uploaded_people_total", "Lines of uploads that named somebody.");

    private final Ticker ticker;
    /** When, on the ticker, the token of each app ends that this node saw last. */
    private final Map<String, Duration> tokenEnds = new ConcurrentHashMap<>();

    private final FewValues pools = new FewValues(10);
    private final FewValues windows = new FewValues(10);
    private final FewValues families = new FewValues(30);

    /** @param version of the product */
    public Figures(String version, Ticker ticker) {
        this.ticker = ticker;
        names.addAll(Set.of("wecomops_token_life_seconds", "wecomops_build_info"));
        GaugeWithCallback.builder()
                .name("wecomops_token_life_seconds")
                .help("What is left of the life of the token that this node saw last.")
                .labelNames("app")
                .callback(seen -> tokenEnds.forEach((app, end) ->
                        seen.call(Math.max(0, seconds(end.minus(ticker.elapsed()))), app)))
                .register(registry);
        Info.builder()
                .name("wecomops_build")
                .help("The version of the product.")
                .labelNames("version")
                .register(registry)
                .setLabelValues(version);
        JvmMetrics.builder().register(registry);
        for (String server : new String[] {"database", "redis"}) {
            waiting.labelValues(servers.of(server)).set(0);
        }
        uploads.initLabelValues("complete");
    }

    /** Of all figures, whether or not they have been counted yet; those of the JVM are not ours. */
    public Set<String> names() {
        return Set.copyOf(names);
    }

    /** @param startsIn until the first of the slots */
    public void booked(Duration startsIn) {
        slotWaits.observe(seconds(startsIn));
    }

    /** @param window its key, of which only the beginning tells the kind */
    public void slotRefused(String window) {
        slotsRefused.labelValues(windows.of(kindOf(window))).inc();
    }

    public void heldBack() {
        holdBacks.inc();
    }

    /** @param pool its key, of which only the beginning tells the kind */
    public void permitTaken(String pool) {
        permitsHeld.labelValues(pools.of(kindOf(pool))).inc();
    }

    public void permitGone(String pool) {
        permitsHeld.labelValues(pools.of(kindOf(pool))).dec();
    }

    public void permitRefused(String pool) {
        permitsRefused.labelValues(pools.of(kindOf(pool))).inc();
    }

    public void tokenStored(int app) {
        tokensStored.labelValues(app(app)).inc();
    }

    public void tokenDropped(int app) {
        tokensDropped.labelValues(app(app)).inc();
        tokenEnds.put(app(app), ticker.elapsed());
    }

    public void tokenLives(int app, Duration left) {
        tokenEnds.put(app(app), ticker.elapsed().plus(left));
    }

    /** WeCom is not asked for a token of this app for a while. */
    public void tokensTroubled(int app) {
        credentialsRefused.labelValues(app(app)).set(1);
    }

    public void tokensWell(int app) {
        credentialsRefused.labelValues(app(app)).set(0);
    }

    public void foundNear(String family) {
        lookUps.labelValues("near", families.of(family), "hit").inc();
    }

    public void missedNear(String family) {
        lookUps.labelValues("near", families.of(family), "miss").inc();
    }

    public void foundShared(String family) {
        lookUps.labelValues("shared", families.of(family), "hit").inc();
    }

    public void missedShared(String family) {
        lookUps.labelValues("shared", families.of(family), "miss").inc();
    }

    public void loaded(String family) {
        loads.labelValues(families.of(family)).inc();
    }

    public void uploadEnded(String how) {
        uploads.labelValues(how).inc();
    }

    public void uploaded(int people) {
        uploaded.inc(people);
    }

    private String app(int number) {
        return apps.of(Integer.toString(number));
    }

    static double seconds(Duration span) {
        return span.toNanos() / 1e9;
    }

    /** Keys hold apps and tasks after their kind: {@code token:ww1:2}. */
    private static String kindOf(String key) {
        int colon = key.indexOf(':');
        return colon < 0 ? key : key.substring(0, colon);
    }

    private Counter counter(String name, String help, String... labels) {
        names.add(name);
        return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
    }

    private Gauge gauge(String name, String help, String... labels) {
        names.add(name);
        return Gauge.builder().name(name).help(help).labelNames(labels).register(registry);
    }

    private Histogram histogram(String name, String help, String... labels) {
        return histogram(requestBounds, name, help, labels);
    }

    private Histogram histogram(double[] bounds, String name, String help, String... labels) {
        names.add(name);
        return Histogram.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(bounds)
                .register(registry);
    }
}
