package io.wecomops.benchmarks.fault.idempotency;

import io.wecomops.benchmarks.fault.harness.DatabaseProxy;
import io.wecomops.benchmarks.fault.harness.PlatformNode;
import io.wecomops.benchmarks.fault.harness.Run;
import io.wecomops.benchmarks.fault.harness.Scenario;
import io.wecomops.benchmarks.fault.harness.Surroundings;
import io.wecomops.sandbox.Audit;
import io.wecomops.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Equal POSTs under one key at once, and one whose node dies at each point: one effect, and one answer. */
public final class IdempotencyScenario implements Scenario {
    private static final Set<String> ALLOWED = Set.of("201", "201 replayed", "409");
    private static final int NODES = 4;
    private static final int PEOPLE = 3;
    private static final int POINTS_OF_A_SHORT_RUN = 3;
    private static final String REPLAYED = "Idempotent-Replayed";

    @Override
    public String name() {
        return "idempotency";
    }

    @Override
    public int operations() {
        return 1_000;
    }

    @Override
    public void run(Run run) throws Exception {
        List<PlatformNode> nodes = new ArrayList<>();
        try (Surroundings servers = Surroundings.of(run, SandboxSettings.demo());
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                ExecutorService deaths = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                List<CrashPoint> points = points(run);
                List<Callable<Void>> each = points.stream()
                        .<Callable<Void>>map(point -> () -> {
                            die(run, point, servers, client);
                            return null;
                        })
                        .toList();
                for (Future<Void> death : deaths.invokeAll(each)) {
                    death.get();
                }
                for (int node = 0; node < NODES; node++) {
                    nodes.add(PlatformNode.start(servers.settings(), client));
                }
                for (PlatformNode node : nodes) {
                    node.awaitAnswering(run);
                }
                equalPosts(run, nodes, servers);
                for (CrashPoint point : points) {
                    retry(run, point, nodes, servers);
                }
            } finally {
                nodes.forEach(PlatformNode::close);
            }
        }
    }

    /** All of them, or in a short run some by chance. */
    private static List<CrashPoint> points(Run run) {
        List<CrashPoint> points = new ArrayList<>(List.of(CrashPoint.values()));
        Collections.shuffle(points, new Random(run.chances("points").nextLong()));
        return run.measured() ? points : points.subList(0, POINTS_OF_A_SHORT_RUN);
    }

    /** One node dies in the middle of a POST, at a point that is chosen by what it says to its database. */
    private static void die(Run run, CrashPoint at, Surroundings servers, HttpClient client) throws Exception {
        try (DatabaseProxy proxy = DatabaseProxy.start(
                        servers.database().host(), servers.database().port());
                PlatformNode node = PlatformNode.start(through(proxy, servers), client);
                ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor()) {
            node.awaitAnswering(run);
            DatabaseProxy.Point point = at.point();
            proxy.arm(point);
            Future<HttpResponse<byte[]>> answer = caller.submit(() -> post(node, at.code()));
            point.await();
            node.kill();
            try {
                HttpResponse<byte[]> unexpected = answer.get();
                run.claim(false, at + ": the caller hears nothing", unexpected.statusCode());
            } catch (ExecutionException died) {
                run.say("kill -9 " + at);
            }
        }
    }

    private static Map<String, String> through(DatabaseProxy proxy, Surroundings servers) {
        Map<String, String> proxied = new TreeMap<>(servers.settings());
        proxied.put("MYSQL_HOST", "127.0.0.1");
        proxied.put("MYSQL_PORT", Integer.toString(proxy.port()));
        return proxied;
    }

    /** By another node: what the dead one held is free when its connections are gone. Then once more. */
    private static void retry(Run run, CrashPoint at, List<PlatformNode> nodes, Surroundings servers)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = post(nodes.getFirst(), at.code());
        HttpResponse<byte[]> replay = post(nodes.getLast(), at.code());
        boolean same = replay.statusCode() == answer.statusCode()
                && new String(replay.body(), StandardCharsets.UTF_8)
                        .equals(new String(answer.body(), StandardCharsets.UTF_8))
                && replay.headers().firstValue(REPLAYED).isPresent();
        String content = content(at.code());
        run.await(
                "people who receive " + content,
                () -> servers.farEnd().audit(content).people() >= PEOPLE);
        Audit audit = servers.farEnd().audit(content);
        run.claim(
                answer.statusCode() == 201
                        && same
                        && audit.exactlyOnce() == PEOPLE
                        && audit.moreThanOnce() == 0
                        && tasks(nodes.getFirst(), at.code()) == 1,
                "killed " + at + ", then a retry: one effect, and its answer again",
                answer.statusCode() + (answer.headers().firstValue(REPLAYED).isPresent() ? " replayed" : "")
                        + ", replay equal " + same + ", people reached once " + audit.exactlyOnce());
    }

    private static void equalPosts(Run run, List<PlatformNode> nodes, Surroundings servers) throws Exception {
        String key = "equal-" + run.seed();
        List<Callable<HttpResponse<byte[]>>> posts = IntStream.range(0, run.operations())
                .<Callable<HttpResponse<byte[]>>>mapToObj(post -> () -> post(nodes.get(post % NODES), key))
                .toList();
        Map<String, Integer> answers = new TreeMap<>();
        Map<String, Integer> bodies = new TreeMap<>();
        String odd = "";
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<byte[]>> each : callers.invokeAll(posts)) {
                HttpResponse<byte[]> answer = each.get();
                boolean replayed = answer.headers().firstValue(REPLAYED).isPresent();
                answers.merge(answer.statusCode() + (replayed ? " replayed" : ""), 1, Integer::sum);
                if (answer.statusCode() > 409) {
                    odd = ", such as " + new String(answer.body(), StandardCharsets.UTF_8);
                } else if (answer.statusCode() != 409) {
                    bodies.merge(new String(answer.body(), StandardCharsets.UTF_8), 1, Integer::sum);
                }
            }
        }
        run.claim(
                answers.getOrDefault("201", 0) == 1 && ALLOWED.containsAll(answers.keySet()) && bodies.size() == 1,
                run.operations() + " equal POSTs to four nodes: the first, the same replayed to the byte, or 409",
                answers + ", different bodies " + bodies.size() + odd);
        String content = content(key);
        run.await(
                "people who receive " + content,
                () -> servers.farEnd().audit(content).people() >= PEOPLE);
        Audit audit = servers.farEnd().audit(content);
        run.claim(
                audit.exactlyOnce() == PEOPLE && audit.moreThanOnce() == 0 && tasks(nodes.getFirst(), key) == 1,
                "one effect: one task, each person once",
                audit.deliveries() + " deliveries to " + audit.people() + " people");
    }

    private static HttpResponse<byte[]> post(PlatformNode node, String key) throws IOException, InterruptedException {
        String users = String.join(
                "\",\"", IntStream.range(0, PEOPLE).mapToObj(i -> key + "-" + i).toList());
        String body =
                "{\"biz_no\":\"%s\",\"msg_type\":\"text\",\"payload\":{\"content\":\"%s\"},\"target\":{\"users\":[\"%s\"]}}"
                        .formatted(key, content(key), users);
        return node.post("/mass-tasks", body, "Idempotency-Key", "\"" + key + "\"");
    }

    private static String content(String key) {
        return "once for " + key;
    }

    /** How many tasks under this number the API lists. */
    private static int tasks(PlatformNode node, String bizNo) throws IOException, InterruptedException {
        String list = new String(node.get("/mass-tasks?limit=100").body(), StandardCharsets.UTF_8);
        return list.split("\"biz_no\":\"" + bizNo + "\"", -1).length - 1;
    }
}
