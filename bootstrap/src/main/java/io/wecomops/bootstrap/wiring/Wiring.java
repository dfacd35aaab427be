package io.wecomops.bootstrap.wiring;

import io.wecomops.adapters.http.HttpApi;
import io.wecomops.adapters.http.HttpSettings;
import io.wecomops.adapters.http.UseCases;
import io.wecomops.adapters.metrics.MetricsAdapters;
import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.adapters.redis.RedisAdapters;
import io.wecomops.adapters.wecom.AppSecret;
import io.wecomops.adapters.wecom.WecomAdapters;
import io.wecomops.adapters.wecom.WecomApp;
import io.wecomops.adapters.wecom.WecomSettings;
import io.wecomops.application.cache.CoarseTime;
import io.wecomops.application.health.CheckDependencies;
import io.wecomops.application.idempotency.AnswerOnce;
import io.wecomops.application.limit.PacedApi;
import io.wecomops.application.limit.PermitQueue;
import io.wecomops.application.limit.Turn;
import io.wecomops.application.masstask.BatchJournal;
import io.wecomops.application.masstask.DispatchBatches;
import io.wecomops.application.masstask.DispatchSettings;
import io.wecomops.application.masstask.ExpandAudience;
import io.wecomops.application.masstask.FollowTask;
import io.wecomops.application.masstask.MemberToll;
import io.wecomops.application.masstask.ReportMassTasks;
import io.wecomops.application.masstask.SendBatch;
import io.wecomops.application.masstask.SendMessage;
import io.wecomops.application.masstask.SteerMassTask;
import io.wecomops.application.masstask.SubmitMassTask;
import io.wecomops.application.masstask.WorkBell;
import io.wecomops.application.metrics.ShowMetrics;
import io.wecomops.application.retry.Retries;
import io.wecomops.application.retry.RetryBudgets;
import io.wecomops.application.token.CurrentToken;
import io.wecomops.application.token.KeptTokens;
import io.wecomops.application.token.TokenBreaker;
import io.wecomops.application.token.TokenFetch;
import io.wecomops.bootstrap.settings.Settings;
import io.wecomops.bootstrap.time.SystemSleeper;
import io.wecomops.bootstrap.time.SystemTicker;
import io.wecomops.bootstrap.time.ThreadLocalChance;
import io.wecomops.bootstrap.time.UuidIds;
import io.wecomops.domain.health.Probe;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.Verdict;
import io.wecomops.domain.retry.Backoff;
import io.wecomops.domain.retry.RetryRule;
import io.wecomops.domain.token.Apps;
import io.wecomops.domain.token.TokenStore;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Executors;

/** The whole object graph, in the order in which it starts; {@link #close()} undoes it backwards. */
public final class Wiring implements AutoCloseable {
    /** A repetition must reach WeCom this much before WeCom forgets the first; far more than a request takes. */
    private static final Duration REPEAT_MARGIN = Duration.ofMinutes(2);

    /** The permits of all calls, of all nodes. */
    private static final LimitKey CONCURRENCY = new LimitKey("concurrency");

    private final OwnedParts owned = new OwnedParts();
    private final HttpApi api;

    private Wiring(Settings settings, Doorstep doorstep) throws InterruptedException {
        try {
            var ids = new UuidIds();
            var chance = new ThreadLocalChance();
            var sleeper = new SystemSleeper();
            var ticker = new SystemTicker();
            var metrics = new MetricsAdapters(Version.running(), ticker);
            var times = RequestTimes.within(settings.massTasks().lease());

            Storage storage = owned.add(Storage.open(settings.profile(), settings.database(), settings.data()));
            MysqlAdapters mysql = storage.adapters();
            switch (settings.profile()) {
                case EMBEDDED -> mysql.migrate(); // nobody else can bring it up: a failure is final
                case PRODUCTION ->
                    doorstep.await("database", storage.address(), () -> {
                        mysql.migrate();
                        return mysql;
                    });
            }
            Coordination bare = switch (settings.profile()) {
                case EMBEDDED -> Coordination.inMemory(InstantSource.system());
                case PRODUCTION ->
                    Coordination.at(owned.add(doorstep.await(
                            "redis",
                            withoutPassword(settings.redis().orElseThrow().url()),
                            () -> RedisAdapters.connect(settings.redis().orElseThrow()))));
            };
            Coordination shared = bare.counted(metrics);
            var rules = settings.massTasks();
            var toWecom = new WecomSettings(
                    settings.wecom().apiBase(),
                    List.of(new WecomApp(
                            settings.wecom().key(),
                            new AppSecret(settings.wecom().secret().value()))),
                    times.connect(),
                    times.request());
            var wecom = owned.add(WecomAdapters.create(toWecom, rules.concurrency(), ticker, chance, metrics.meter()));

            var apps = Apps.only(settings.wecom().key());
            var dispatch = new DispatchSettings(rules.concurrency(), rules.pace(), rules.lease(), times.whole());
            var bell = new WorkBell();
            var journal = new BatchJournal(mysql.taskLog(), metrics.meter());
            var workers = Executors.newVirtualThreadPerTaskExecutor();
            var kept = new KeptTokens(shared.tokenStore(), copyOfTokens(mysql, settings));
            var breaker = new TokenBreaker(shared.rateLimiter(), shared.tokenTroubles());
            var budgets = new RetryBudgets(ticker);
            var retries = new Retries(inOneCall(rules.backoff()), budgets, chance, sleeper, ticker);
            var fetch = new TokenFetch(
                    kept, wecom.tokenIssuer(), shared.permitPool(), breaker, retries, ids, chance, ticker);
            var tokens = new CurrentToken(fetch, workers, sleeper, ticker);
            var coarse = new CoarseTime(ticker, sleeper);
            owned.add(Housekeeper.startPunctual(coarse));
            var cached = CachedAnswers.of(
                    shared,
                    wecom,
                    tokens,
                    apps,
                    settings.cache(),
                    workers,
                    coarse,
                    metrics,
                    new Ambience(sleeper, ticker, chance, ids));
            var permits = new PermitQueue(
                    shared.permitPool(), CONCURRENCY, rules.concurrency(), rules.lease(), ids, chance, sleeper, ticker);
            var turn =
                    new Turn(permits, shared.rateLimiter(), PacedApi.SENDING, rules.pace(), workers, sleeper, ticker);
            var memberToll = new MemberToll(
                    shared.memberQuota(),
                    wecom.requestReader(),
                    settings.wecom().personTimesADay(),
                    rules.lease(),
                    journal);
            var sendBatch = new SendBatch(
                    mysql.batchQueue(),
                    tokens,
                    wecom.messageSender(),
                    turn,
                    new Verdict(rules.backoff(), REPEAT_MARGIN),
                    budgets,
                    memberToll,
                    journal,
                    apps,
                    dispatch,
                    chance,
                    sleeper,
                    ticker);
            owned.add(Dispatcher.start(
                    new DispatchBatches(
                            rules.node(),
                            mysql.batchQueue(),
                            mysql.massTasks(),
                            sendBatch,
                            journal,
                            dispatch,
                            bell,
                            workers,
                            sleeper,
                            ticker),
                    workers,
                    settings.grace()));
            var requests = mysql.requestLedger();
            var aftermath = owned.add(new AftermathParts(
                    mysql,
                    shared,
                    wecom,
                    tokens,
                    budgets,
                    apps,
                    rules,
                    dispatch,
                    permits,
                    bell,
                    workers,
                    new Ambience(sleeper, ticker, chance, ids)));
            owned.add(new Housekeeping(mysql, settings, metrics, bell, sleeper));
            var uploads = owned.add(new UploadParts(
                    mysql, metrics.counted(mysql.uploads()), wecom.requestSealer(), rules, bell, sleeper));
            var probes = new HashMap<String, Probe>(shared.probes());
            probes.put("database", mysql.probe());
            var expander = new ExpandAudience(cached.findPeople(), apps);
            var insight = InsightParts.of(
                    mysql,
                    wecom.requestSealer(),
                    rules,
                    expander,
                    cached.findPeople()::contact,
                    memberToll::left,
                    apps);
            api = owned.add(listening(
                    new HttpSettings(
                            settings.api().host(),
                            settings.api().port(),
                            settings.api().versionPrefix(),
                            HttpSettings.DEFAULT_MAX_BODY_BYTES,
                            settings.grace()),
                    new UseCases(
                            new SubmitMassTask(mysql.massTasks(), wecom.requestSealer(), rules.plan(), expander, bell),
                            new SendMessage(
                                    new SubmitMassTask(
                                            mysql.massTasks(),
                                            wecom.requestSealer(),
                                            new BatchPlan(SendMessage.MOST_PEOPLE),
                                            expander,
                                            bell),
                                    ids),
                            new ReportMassTasks(
                                    mysql.massTasks(),
                                    mysql.taskIndex(),
                                    mysql.recipientLedger(),
                                    mysql.taskLog(),
                                    mysql.taskControl(),
                                    wecom.errorGuide()),
                            new SteerMassTask(mysql.taskControl(), bell),
                            new FollowTask(mysql.taskControl(), sleeper),
                            uploads.useCases(),
                            insight,
                            aftermath.useCases(),
                            new AnswerOnce(requests, settings.api().keyLife(), () -> {
                                bell.ring();
                                aftermath.ring();
                            }),
                            new CheckDependencies(probes),
                            cached.listIpRanges(),
                            cached.signPage(),
                            new ShowMetrics(metrics.page()),
                            metrics.meter(),
                            apps,
                            ids,
                            ticker)));
        } catch (RuntimeException | InterruptedException | Error halfStarted) {
            owned.closeAfter(halfStarted);
            throw halfStarted;
        }
    }

    /**
     * Starts everything and returns once requests are answered.
     *
     * @param patience how to wait for servers that are not there yet
     * @throws DataFolder.InUseException where another process has the data folder
     * @throws StartAbandonedException where the process was asked to end meanwhile
     * @throws java.io.UncheckedIOException where the address to listen on, or the data folder, cannot be had
     */
    public static Wiring start(Settings settings, Patience patience) throws InterruptedException {
        return new Wiring(settings, new Doorstep(patience));
    }

    /** Where the API begins: {@code http://127.0.0.1:5001/api/v1}. */
    public URI api() {
        return api.base();
    }

    /** Takes no more requests, then no more batches, lets what is under way end, and lets go of the rest. */
    @Override
    public void close() {
        owned.close();
    }

    private static HttpApi listening(HttpSettings settings, UseCases useCases) {
        try {
            return HttpApi.start(settings, useCases);
        } catch (IllegalStateException taken) {
            String problem = taken.getMessage() + ": another process may do so already";
            throw new UncheckedIOException(problem, new BindException(problem));
        }
    }

    /** For calls that somebody waits for: three attempts at the most, close together. */
    private static RetryRule inOneCall(Backoff backoff) {
        return new RetryRule(new Backoff(backoff.base(), Duration.ofSeconds(5), Math.min(2, backoff.maxRetries())));
    }

    private static TokenStore copyOfTokens(MysqlAdapters mysql, Settings settings) {
        return settings.tokenKey().map(mysql::tokenStore).orElseGet(mysql::tokenStore);
    }

    private static String withoutPassword(String url) {
        return url.replaceFirst("//.*@", "//");
    }
}
