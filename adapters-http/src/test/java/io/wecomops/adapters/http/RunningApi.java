package io.wecomops.adapters.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.application.health.CheckDependencies;
import io.wecomops.application.idempotency.AnswerOnce;
import io.wecomops.application.masstask.DraftTask;
import io.wecomops.application.masstask.Expander;
import io.wecomops.application.masstask.ExportRecipients;
import io.wecomops.application.masstask.FollowTask;
import io.wecomops.application.masstask.PreflightMassTask;
import io.wecomops.application.masstask.PreflightWarnings;
import io.wecomops.application.masstask.ReportMassTasks;
import io.wecomops.application.masstask.SendMessage;
import io.wecomops.application.masstask.SteerMassTask;
import io.wecomops.application.masstask.SubmitMassTask;
import io.wecomops.application.masstask.TraceRecipient;
import io.wecomops.application.masstask.WorkBell;
import io.wecomops.application.metrics.ShowMetrics;
import io.wecomops.application.recall.RecallMassTask;
import io.wecomops.application.resend.RetryFailed;
import io.wecomops.application.upload.OpenAwaitedTask;
import io.wecomops.application.upload.ReceiveUpload;
import io.wecomops.application.upload.ReportUploads;
import io.wecomops.application.upload.SealAwaitedTask;
import io.wecomops.domain.health.Probe;
import io.wecomops.domain.limit.QuotaLeft;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.RecentTasks;
import io.wecomops.domain.masstask.RecipientHistory;
import io.wecomops.domain.masstask.RecipientLedger;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.domain.masstask.TaskIndex;
import io.wecomops.domain.masstask.TaskLog;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Explanation;
import io.wecomops.domain.recall.Recalls;
import io.wecomops.domain.resend.Resends;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.Apps;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.upload.AwaitedTasks;
import io.wecomops.domain.upload.Uploads;
import io.wecomops.testkit.CountingIds;
import io.wecomops.testkit.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The API on a port of its own over stored tasks in memory, and a client for it. */
final class RunningApi implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    static final AgentId AGENT = new AgentId(1000002);
    static final int MAX_BODY = 64 * 1024;
    /** Of the uploads of a task. */
    static final int MAX_LINES = 30_000;

    final StoredTasks stored = new StoredTasks();
    final StandInWecom wecom = new StandInWecom();
    final HttpApi api;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningApi(int maxBody, Map<String, Probe> probes) {
        api = HttpApi.start(settings(maxBody), useCases(wecom, stored, probes));
    }

    private RunningApi(MysqlAdapters database) {
        api = HttpApi.start(
                settings(HttpSettings.DEFAULT_MAX_BODY_BYTES),
                useCases(
                        wecom,
                        database.massTasks(),
                        database.recipientLedger(),
                        database.taskLog(),
                        database.taskControl(),
                        database.recipientHistory(),
                        database.recentTasks(),
                        new AnswerOnce(database.requestLedger(), Duration.ofHours(24)),
                        Map.of("database", database.probe()),
                        uploads(database.massTasks(), database.awaitedTasks(), database.uploads(), new WorkBell()),
                        aftermath(database.taskControl(), database.recalls(), database.resends())));
    }

    private RunningApi(MassTasks tasks, AnswerOnce once) {
        api = HttpApi.start(
                settings(HttpSettings.DEFAULT_MAX_BODY_BYTES),
                useCases(wecom, tasks, stored, stored, stored, stored, stored, once, Map.of()));
    }

    private RunningApi(CountedUploads uploads) {
        var once = new AnswerOnce(new MemoryAdapters(new ManualTime()).requestLedger(), Duration.ofHours(24));
        api = HttpApi.start(
                settings(MAX_BODY),
                useCases(
                        wecom,
                        stored,
                        stored,
                        stored,
                        stored,
                        stored,
                        stored,
                        once,
                        Map.of(),
                        new UploadUseCases(
                                new OpenAwaitedTask(uploads),
                                new ReceiveUpload(stored, uploads, uploads, ReceiveUpload.MAX_LINES),
                                new ReportUploads(stored, uploads),
                                new SealAwaitedTask(stored, uploads, new WorkBell())),
                        aftermath(stored, new NoAftermath(), new NoAftermath())));
    }

    /** Every task takes uploads, of any length. */
    static RunningApi receiving(CountedUploads uploads) {
        return new RunningApi(uploads);
    }

    private static TaskIndex index(MassTasks tasks) {
        return bizNo -> tasks.find(bizNo).map(task -> new TaskIndex.Entry(task.id(), task.stage()));
    }

    private static QuotaLeft quotaLeft(TokenKey app, List<UserId> members) {
        var busy = new UserId("busy");
        return new QuotaLeft(
                OptionalLong.of(5), members.contains(busy) ? Map.of(busy, Duration.ofSeconds(20)) : Map.of());
    }

    private static HttpSettings settings(int maxBody) {
        return new HttpSettings("127.0.0.1", 0, "v1", maxBody, Duration.ofSeconds(5));
    }

    static RunningApi start() {
        return new RunningApi(MAX_BODY, Map.of("database", () -> {}));
    }

    static RunningApi start(Map<String, Probe> probes) {
        return new RunningApi(MAX_BODY, probes);
    }

    static RunningApi withLargeBodies() {
        return new RunningApi(HttpSettings.DEFAULT_MAX_BODY_BYTES, Map.of());
    }

    /** The same over a database. */
    static RunningApi over(MysqlAdapters database) {
        return new RunningApi(database);
    }

    /** Tasks as they are given, under keys as they are given. */
    static RunningApi with(MassTasks tasks, AnswerOnce once) {
        return new RunningApi(tasks, once);
    }

    static UseCases useCases(StoredTasks stored, Map<String, Probe> probes) {
        return useCases(new StandInWecom(), stored, probes);
    }

    private static UseCases useCases(StandInWecom wecom, StoredTasks stored, Map<String, Probe> probes) {
        var once = new AnswerOnce(new MemoryAdapters(new ManualTime()).requestLedger(), Duration.ofHours(24));
        return useCases(wecom, stored, stored, stored, stored, stored, stored, once, probes);
    }

    private static UseCases useCases(
            StandInWecom wecom,
            MassTasks tasks,
            RecipientLedger ledger,
            TaskLog log,
            TaskControl control,
            RecipientHistory history,
            RecentTasks recent,
            AnswerOnce once,
            Map<String, Probe> probes) {
        var none = new NoUploads();
        var nothing = new NoAftermath();
        return useCases(
                wecom,
                tasks,
                ledger,
                log,
                control,
                history,
                recent,
                once,
                probes,
                uploads(tasks, none, none, new WorkBell()),
                aftermath(control, nothing, nothing));
    }

    static UploadUseCases uploads(MassTasks tasks, AwaitedTasks awaited, Uploads uploads, WorkBell bell) {
        return new UploadUseCases(
                new OpenAwaitedTask(awaited),
                new ReceiveUpload(tasks, awaited, uploads, MAX_LINES),
                new ReportUploads(tasks, uploads),
                new SealAwaitedTask(tasks, awaited, bell));
    }

    private static AftermathUseCases aftermath(TaskControl control, Recalls recalls, Resends resends) {
        var bell = new WorkBell();
        return new AftermathUseCases(new RetryFailed(resends, bell), new RecallMassTask(control, recalls, bell, bell));
    }

    private static UseCases useCases(
            StandInWecom wecom,
            MassTasks tasks,
            RecipientLedger ledger,
            TaskLog log,
            TaskControl control,
            RecipientHistory history,
            RecentTasks recent,
            AnswerOnce once,
            Map<String, Probe> probes,
            UploadUseCases uploads,
            AftermathUseCases aftermath) {
        Apps apps = Apps.only(new TokenKey(new CorpId("ww1"), AGENT));
        RequestSealer sealer = (agent, message, users, check) ->
                new SealedRequest((agent + message.toString() + users + check).getBytes(StandardCharsets.UTF_8));
        var preflight = new PreflightMassTask(
                new DraftTask(tasks, sealer, new BatchPlan(300), wecom.expander(apps)),
                tasks,
                sealer,
                recent,
                new PreflightWarnings(wecom.findPeople()::contact, RunningApi::quotaLeft),
                apps,
                RateLimit.perSecond(1));
        var report = new ReportMassTasks(
                tasks,
                index(tasks),
                ledger,
                log,
                control,
                reason -> new Explanation("because of " + reason, "then mend it", "原因 " + reason, "请处理"));
        var happenings = new SeenHappenings();
        return new UseCases(
                submit(tasks, wecom.expander(apps), 300),
                new SendMessage(
                        submit(tasks, wecom.expander(apps), SendMessage.MOST_PEOPLE),
                        () -> UUID.randomUUID().toString()),
                report,
                new SteerMassTask(control, new WorkBell()),
                new FollowTask(control, pause -> TimeUnit.MILLISECONDS.sleep(20)),
                uploads,
                new InsightUseCases(
                        preflight,
                        new ExportRecipients(tasks, index(tasks), history),
                        new TraceRecipient(tasks, ledger, history)),
                aftermath,
                once,
                new CheckDependencies(probes),
                wecom.listIpRanges(apps),
                wecom.signPage(apps),
                new ShowMetrics(happenings),
                happenings,
                apps,
                new CountingIds(),
                new ManualTime());
    }

    private static SubmitMassTask submit(MassTasks tasks, Expander expander, int batchSize) {
        return new SubmitMassTask(
                tasks,
                (agent, message, users, check) -> new SealedRequest(
                        (agent + message.toString() + users + check).getBytes(StandardCharsets.UTF_8)),
                new BatchPlan(batchSize),
                expander,
                new WorkBell());
    }

    /** What came back; {@code json} is missing where the body is empty. */
    record Answer(int status, HttpHeaders headers, String text, JsonNode json) {
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        JsonNode at(String pointer) {
            return json.at(pointer);
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String body) {
        return send(request("/mass-tasks")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** @param path under the prefix, unless it begins with the scheme */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api.base() + path));
    }

    URI root(String path) {
        return URI.create("http://127.0.0.1:" + api.port() + path);
    }

    Answer send(HttpRequest.Builder request) {
        return send(request, JSON::readTree);
    }

    /** Of what is not JSON. */
    Answer sendRaw(HttpRequest.Builder request) {
        return send(request, _ -> MissingNode.getInstance());
    }

    private Answer send(HttpRequest.Builder request, Reading reading) {
        try {
            var response = client.send(
                    request.timeout(Duration.ofSeconds(30)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            String text = response.body();
            JsonNode json = text.isEmpty() ? MissingNode.getInstance() : reading.read(text);
            return new Answer(response.statusCode(), response.headers(), text, json);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private interface Reading {
        JsonNode read(String text) throws IOException;
    }

    @Override
    public void close() {
        client.close();
        api.close();
    }
}
