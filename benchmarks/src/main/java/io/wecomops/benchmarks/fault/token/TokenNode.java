package io.wecomops.benchmarks.fault.token;

import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.adapters.mysql.MysqlSettings;
import io.wecomops.adapters.redis.RedisAdapters;
import io.wecomops.adapters.redis.RedisSettings;
import io.wecomops.adapters.wecom.AppSecret;
import io.wecomops.adapters.wecom.WecomAdapters;
import io.wecomops.adapters.wecom.WecomApp;
import io.wecomops.adapters.wecom.WecomSettings;
import io.wecomops.application.retry.Retries;
import io.wecomops.application.retry.RetryBudgets;
import io.wecomops.application.token.CurrentToken;
import io.wecomops.application.token.KeptTokens;
import io.wecomops.application.token.TokenBreaker;
import io.wecomops.application.token.TokenFetch;
import io.wecomops.benchmarks.fault.harness.Patience;
import io.wecomops.domain.retry.Backoff;
import io.wecomops.domain.retry.RetryRule;
import io.wecomops.domain.time.Chance;
import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.sandbox.App;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A node with many callers and the tokens' shipped parts, wired as bootstrap does. Orders are {@code VERB AGENT CALLERS}:
 * {@code serve} until each has a token, {@code send} a message each, {@code ask} once each; each is answered with a
 * {@link Tally}.
 */
final class TokenNode {
    private TokenNode() {}

    public static void main(String... arguments) throws Exception {
        RedisAdapters redis = Patience.with(
                () -> RedisAdapters.connect(new RedisSettings(setting("REDIS_URL"), "faults", Duration.ofSeconds(10))));
        MysqlAdapters mysql = MysqlAdapters.open(database());
        Patience.with(() -> {
            mysql.migrate();
            return mysql;
        });
        CorpId corp = new CorpId(setting("WECOM_CORP_ID"));
        WecomAdapters wecom = WecomAdapters.create(new WecomSettings(
                URI.create(setting("WECOM_API_BASE")),
                TokenScenario.APPS.stream()
                        .map(app -> new WecomApp(
                                new TokenKey(corp, new AgentId(app.agentId())), new AppSecret(secretOf(app))))
                        .toList(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20)));
        long start = System.nanoTime();
        Ticker ticker = () -> Duration.ofNanos(System.nanoTime() - start);
        Chance chance = () -> ThreadLocalRandom.current().nextDouble();
        RetryRule rule = new RetryRule(new Backoff(2, Duration.ofSeconds(5), 2));
        TokenFetch fetch = new TokenFetch(
                new KeptTokens(redis.tokenStore(), mysql.tokenStore()),
                wecom.tokenIssuer(),
                redis.permitPool(),
                new TokenBreaker(redis.rateLimiter(), redis.tokenTroubles()),
                new Retries(rule, new RetryBudgets(ticker), chance, Thread::sleep, ticker),
                () -> UUID.randomUUID().toString(),
                chance,
                ticker);
        CurrentToken tokens =
                new CurrentToken(fetch, Executors.newVirtualThreadPerTaskExecutor(), Thread::sleep, ticker);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            List<String> words = List.of(order.split(" ", -1));
            int agent = Integer.parseInt(words.get(1));
            Callers callers = new Callers(
                    tokens,
                    wecom,
                    new TokenKey(corp, new AgentId(agent)),
                    Integer.parseInt(words.get(2)),
                    arguments[0]);
            System.out.println("done " + callers.carryOut(words.get(0)));
        }
        System.exit(0);
    }

    /** One app's secret is wrong on all nodes. */
    private static String secretOf(App app) {
        return app.equals(TokenScenario.REFUSED) ? "not-the-secret" : app.secret();
    }

    private static MysqlSettings database() {
        return new MysqlSettings.Server(
                setting("MYSQL_HOST"),
                Integer.parseInt(setting("MYSQL_PORT")),
                setting("MYSQL_USER"),
                setting("MYSQL_PASSWORD"),
                setting("MYSQL_DB"),
                "utf8mb4",
                MysqlSettings.POOL_SIZE);
    }

    private static String setting(String name) {
        return Objects.requireNonNull(System.getenv(name), name);
    }
}
