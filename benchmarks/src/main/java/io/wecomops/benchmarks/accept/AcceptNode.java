package io.wecomops.benchmarks.accept;

import io.wecomops.adapters.http.AftermathUseCases;
import io.wecomops.adapters.http.HttpApi;
import io.wecomops.adapters.http.HttpSettings;
import io.wecomops.adapters.http.InsightUseCases;
import io.wecomops.adapters.http.UploadUseCases;
import io.wecomops.adapters.http.UseCases;
import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.adapters.mysql.MysqlSettings;
import io.wecomops.application.cache.Lookup;
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
import io.wecomops.application.upload.Sealer;
import io.wecomops.domain.limit.QuotaLeft;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.metrics.Meter;
import io.wecomops.domain.reason.Explanation;
import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.Apps;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.upload.SealWork;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A process that is the API and the sealing, and nothing else; a line on its input is a command. */
final class AcceptNode {
    private AcceptNode() {}

    public static void main(String... at) throws Exception {
        var server = new MysqlSettings.Server(at[0], Integer.parseInt(at[1]), at[2], at[3], at[4], "utf8mb4", 4);
        try (var mysql = MysqlAdapters.open(server);
                var api = HttpApi.start(HttpSettings.at("127.0.0.1", 0), useCases(mysql));
                var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(api.base());
            for (String command = in.readLine(); command != null; command = in.readLine()) {
                System.out.println(command.equals("seal") ? seal(mysql) : peak());
            }
        }
    }

    private static UseCases useCases(MysqlAdapters mysql) {
        var apps = Apps.only(new TokenKey(new CorpId("ww1"), new AgentId(1)));
        Ticker ticker = () -> Duration.ofNanos(System.nanoTime());
        var wecom = new UnaskedWecom(apps, ticker);
        var tasks = mysql.massTasks();
        var bell = new WorkBell();
        var once = new AnswerOnce(mysql.requestLedger(), Duration.ofHours(1));
        var submit = new SubmitMassTask(
                tasks, sealer(), new BatchPlan(300), (_, asked) -> new Expander.Expansion.People(asked), bell);
        return new UseCases(
                submit,
                new SendMessage(submit, () -> UUID.randomUUID().toString()),
                new ReportMassTasks(
                        tasks,
                        mysql.taskIndex(),
                        mysql.recipientLedger(),
                        mysql.taskLog(),
                        mysql.taskControl(),
                        _ -> new Explanation("none", "无")),
                new SteerMassTask(mysql.taskControl(), bell),
                new FollowTask(mysql.taskControl(), pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos())),
                new UploadUseCases(
                        new OpenAwaitedTask(mysql.awaitedTasks()),
                        new ReceiveUpload(tasks, mysql.awaitedTasks(), mysql.uploads(), ReceiveUpload.MAX_LINES),
                        new ReportUploads(tasks, mysql.uploads()),
                        new SealAwaitedTask(tasks, mysql.awaitedTasks(), bell)),
                insight(mysql, apps),
                new AftermathUseCases(
                        new RetryFailed(mysql.resends(), bell),
                        new RecallMassTask(mysql.taskControl(), mysql.recalls(), bell, bell)),
                once,
                new CheckDependencies(Map.of()),
                wecom.ipRanges(),
                wecom.pages(),
                new ShowMetrics(() -> ""),
                Meter.NONE,
                apps,
                () -> UUID.randomUUID().toString(),
                ticker);
    }

    /** None of it is asked for here. */
    private static InsightUseCases insight(MysqlAdapters mysql, Apps apps) {
        var tasks = mysql.massTasks();
        var drafts =
                new DraftTask(tasks, sealer(), new BatchPlan(300), (_, asked) -> new Expander.Expansion.People(asked));
        var warnings = new PreflightWarnings(
                (_, _) -> new Lookup.Absent<>(), (_, _) -> new QuotaLeft(OptionalLong.empty(), Map.of()));
        return new InsightUseCases(
                new PreflightMassTask(
                        drafts, tasks, sealer(), mysql.recentTasks(), warnings, apps, RateLimit.perSecond(600)),
                new ExportRecipients(tasks, mysql.taskIndex(), mysql.recipientHistory()),
                new TraceRecipient(tasks, mysql.recipientLedger(), mysql.recipientHistory()));
    }

    /** The bytes of a plain text message, near enough. */
    private static RequestSealer sealer() {
        return (agent, message, users, check) ->
                new SealedRequest((agent + message.toString() + users + check).getBytes(StandardCharsets.UTF_8));
    }

    private static String seal(MysqlAdapters mysql) {
        SealWork work = mysql.sealQueue()
                .claim(new NodeId("node"), Duration.ofMinutes(1))
                .orElseThrow();
        return "sealed "
                + new Sealer(mysql.sealQueue(), mysql.recipientLedger(), sealer(), new BatchPlan(300)).seal(work);
    }

    /** The largest heap that was in use at once, in MB: garbage that was not yet collected included. */
    private static String peak() {
        long bytes = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        return Long.toString(bytes >> 20);
    }
}
