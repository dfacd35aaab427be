package io.wecomops.benchmarks.dispatch;

import io.wecomops.benchmarks.fault.harness.PlatformNode;
import io.wecomops.benchmarks.fault.harness.Run;
import io.wecomops.benchmarks.fault.harness.Surroundings;
import io.wecomops.sandbox.Fault;
import io.wecomops.sandbox.Faults;
import io.wecomops.sandbox.SandboxSettings;
import io.wecomops.sandbox.SeenCall;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Nodes of the shipped jar on servers of their own, and a far end that takes its time to answer. */
final class Platform implements AutoCloseable {
    /** More calls than come between two looks. */
    private static final int LOOK = 4_000;

    private final Surroundings servers;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<PlatformNode> nodes = new ArrayList<>();
    private final TreeMap<Long, SeenCall> arrivals = new TreeMap<>();
    private final Map<String, Instant> firsts = new HashMap<>();

    private Platform(Duration farEndTakes) {
        servers = new Surroundings(SandboxSettings.demo()
                .withFaults(Faults.none().with(Fault.LATENCY_MS, (double) farEndTakes.toMillis())));
    }

    /**
     * Returns when all answer and have sent something, which is forgotten.
     *
     * @param settings what differs from a node's defaults
     */
    static Platform start(int nodes, Duration farEndTakes, Map<String, String> settings) throws Exception {
        Platform platform = new Platform(farEndTakes);
        try {
            Map<String, String> all = new HashMap<>(platform.servers.settings());
            all.putAll(settings);
            Run run = new Run("dispatch", 0, nodes, true, System.err);
            for (int node = 0; node < nodes; node++) {
                all.put("NODE_ID", "node-" + node);
                platform.nodes.add(PlatformNode.startAsShipped(all, platform.client));
            }
            for (PlatformNode node : platform.nodes) {
                node.awaitAnswering(run);
            }
            platform.post("warm-up", 10 * nodes);
            platform.awaitSent("warm-up", Duration.ofSeconds(60));
            platform.forget();
            return platform;
        } catch (Exception | Error failed) {
            platform.close();
            throw failed;
        }
    }

    Surroundings servers() {
        return servers;
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return nodes.getFirst().get(path);
    }

    HttpResponse<byte[]> post(String path) throws IOException, InterruptedException {
        return checked(nodes.getFirst().post(path, "{}"));
    }

    /** A task whose text and trace are its number. */
    void post(String bizNo, int people) throws IOException, InterruptedException {
        String users = IntStream.range(0, people)
                .mapToObj(i -> "\"" + bizNo + "-" + i + "\"")
                .collect(Collectors.joining(","));
        checked(nodes.getFirst()
                .post(
                        "/mass-tasks",
                        "{\"biz_no\":\"" + bizNo + "\",\"msg_type\":\"text\",\"payload\":{\"content\":\"" + bizNo
                                + "\"},\"target\":{\"users\":[" + users + "]}}",
                        "X-Request-Id",
                        bizNo));
    }

    private static HttpResponse<byte[]> checked(HttpResponse<byte[]> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }

    /** Looks at the far end until the task has ended. */
    void awaitSent(String bizNo, Duration patience) throws Exception {
        long giveUp = System.nanoTime() + patience.toNanos();
        while (!new String(get("/mass-tasks/" + bizNo).body(), StandardCharsets.UTF_8).contains("\"left\":0")) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException(bizNo + " was not sent: "
                        + new String(get("/mass-tasks/" + bizNo).body(), StandardCharsets.UTF_8) + "\n"
                        + nodes.getFirst().log());
            }
            look();
            Thread.sleep(250);
        }
        look();
    }

    /** Keeps what has arrived since the last look; the far end remembers the latest only. */
    void look() {
        for (SeenCall call : servers.farEnd().calls(LOOK)) {
            if (call.endpoint().equals("message/send")) {
                arrivals.put(call.number(), call);
                firsts.merge(call.requestId(), call.at(), (one, other) -> one.isBefore(other) ? one : other);
            }
        }
    }

    /** What has arrived so far is not counted. */
    void forget() {
        arrivals.clear();
        firsts.clear();
        servers.farEnd().reset();
    }

    /** When each call of message/send arrived that was seen by a look, in microseconds since 1970, in order. */
    long[] arrivals() {
        return arrivals.values().stream()
                .mapToLong(call -> ChronoUnit.MICROS.between(Instant.EPOCH, call.at()))
                .sorted()
                .toArray();
    }

    /** When the first request of a task arrived that was seen by a look. */
    Optional<Instant> firstOf(String bizNo) {
        return Optional.ofNullable(firsts.get(bizNo));
    }

    Instant last() {
        return arrivals.values().stream()
                .map(SeenCall::at)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    @Override
    public void close() {
        nodes.forEach(PlatformNode::close);
        client.close();
        servers.close();
    }
}
