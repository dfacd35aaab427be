package io.wecomops.benchmarks.dispatch;

import io.wecomops.benchmarks.load.Windows;
import io.wecomops.benchmarks.table.Row;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A node that nothing paces, beside the bare HTTP client with as many requests under way against the same far end. */
final class FullSpeed {
    private static final Duration FAR_END_TAKES = Duration.ofMillis(20);
    /** Fewer than WeCom allows in a minute, for that is booked even so. */
    private static final int REQUESTS = 8_000;

    /** Until none of the warm run's last requests counts in WeCom's minute. */
    private static final Duration A_MINUTE = Duration.ofSeconds(75);

    private FullSpeed() {}

    static List<Row> rows(int concurrency, boolean quick, String target) throws Exception {
        var settings = Map.of(
                "DISPATCH_QPS_LIMIT",
                "100000",
                "DISPATCH_BATCH_SIZE",
                "1",
                "GLOBAL_CONCURRENCY",
                Integer.toString(concurrency));
        try (Platform platform = Platform.start(1, FAR_END_TAKES, settings)) {
            int requests = quick ? REQUESTS / 4 : REQUESTS;
            if (!quick) {
                long begun = System.nanoTime();
                platform.post("warm-run", requests);
                platform.awaitSent("warm-run", Duration.ofMinutes(2));
                Thread.sleep(Math.max(0, A_MINUTE.toMillis() - (System.nanoTime() - begun) / 1_000_000));
                platform.forget();
            }
            platform.post("full-speed", requests);
            platform.awaitSent("full-speed", Duration.ofMinutes(2));
            long[] arrivals = platform.arrivals();
            double ours = rate(arrivals, arrivals[0] + 1_000_000, arrivals[arrivals.length - 1]);
            double bare = bare(platform, concurrency, quick ? 2 : 6);
            System.err.println("  full speed, " + concurrency + " at once: " + ours + " against " + bare);
            return List.of(new Row(
                    concurrency + " requests at once, 20 ms at the far end",
                    Row.perSecond(ours),
                    Row.perSecond(bare),
                    Row.percent(ours / bare),
                    target));
        }
    }

    private static double rate(long[] arrivals, long from, long to) {
        return Windows.count(arrivals, from, to) * 1e6 / (to - from);
    }

    private static double bare(Platform platform, int concurrency, int seconds) throws Exception {
        var settings = platform.servers().settings();
        URI base = platform.servers().farEnd().base();
        try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String answer = send(
                    client,
                    HttpRequest.newBuilder(URI.create(base + "/cgi-bin/gettoken?corpid=" + settings.get("WECOM_CORP_ID")
                            + "&corpsecret=" + settings.get("WECOM_AGENT_SECRET"))));
            String token = answer.replaceFirst(".*\"access_token\":\"([^\"]*)\".*", "$1");
            URI to = URI.create(base + "/cgi-bin/message/send?access_token=" + token);
            long begin = System.nanoTime();
            long from = begin + 1_000_000_000L;
            long end = from + seconds * 1_000_000_000L;
            List<Future<Long>> callers = IntStream.range(0, concurrency)
                    .mapToObj(caller -> threads.submit((Callable<Long>) () -> {
                        long counted = 0;
                        for (int i = 0; System.nanoTime() < end; i++) {
                            send(
                                    client,
                                    HttpRequest.newBuilder(to)
                                            .header("Content-Type", "application/json; charset=utf-8")
                                            .POST(HttpRequest.BodyPublishers.ofString("{\"touser\":\"bare-" + caller
                                                    + "-" + i + "\",\"msgtype\":\"text\","
                                                    + "\"agentid\":" + settings.get("WECOM_AGENT_ID")
                                                    + ",\"text\":{\"content\":\"bare\"},"
                                                    + "\"enable_duplicate_check\":1}")));
                            counted += System.nanoTime() >= from ? 1 : 0;
                        }
                        return counted;
                    }))
                    .toList();
            long calls = 0;
            for (Future<Long> caller : callers) {
                calls += caller.get();
            }
            return calls * 1e9 / (System.nanoTime() - from);
        }
    }

    /** As our adapter waits for it. */
    private static String send(HttpClient client, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .get();
        if (!answer.body().contains("\"errcode\":0")) {
            throw new IllegalStateException(answer.body());
        }
        return answer.body();
    }
}
