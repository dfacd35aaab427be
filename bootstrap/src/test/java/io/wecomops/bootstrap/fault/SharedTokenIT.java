package io.wecomops.bootstrap.fault;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.wecomops.bootstrap.time.SystemSleeper;
import io.wecomops.bootstrap.time.SystemTicker;
import io.wecomops.bootstrap.time.ThreadLocalChance;
import io.wecomops.bootstrap.time.UuidIds;
import io.wecomops.domain.retry.Backoff;
import io.wecomops.domain.retry.RetryRule;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.sandbox.App;
import io.wecomops.sandbox.SandboxSettings;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testservers.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thousand callers on four nodes over a real Redis; the sandbox counts how often it is asked for a token. */
@Timeout(120)
class SharedTokenIT {
    private static final App SENDER = SandboxSettings.demo().apps().getFirst();
    private static final TokenKey APP =
            new TokenKey(new CorpId(SandboxSettings.demo().corpId()), new AgentId(SENDER.agentId()));

    private final TestRedis redis = TestRedis.startOwn();
    private final FarEnd farEnd = new FarEnd();
    private final MysqlAdapters mysql = MysqlAdapters.open(MysqlSettings.inMemory("token-" + UUID.randomUUID()));

    @BeforeEach
    void tables() {
        mysql.migrate();
    }

    @AfterEach
    void close() {
        mysql.close();
        farEnd.close();
        redis.stop();
    }

    @Test
    void oneAsksForAllAtTheStartAfterARevocationAndNobodyAfterRedisWasLost() {
        try (var shared = connected();
                var wecom = wecom(SENDER.secret())) {
            var four = four(shared, wecom);
            assertThat(everybody(four))
                    .hasSize(1000)
                    .containsOnly(usable(four.getFirst()).value());
            assertThat(asked()).isEqualTo(1);

            AccessToken revoked = usable(four.getFirst());
            farEnd.sandbox().revokeTokens();
            AtOnce.call(1000, caller -> {
                CurrentToken node = four.get(caller % 4);
                node.rejected(APP, revoked);
                return usable(node);
            });
            assertThat(asked()).isEqualTo(2);
        }
        redis.stop();
        redis.startAgain();
        try (var restarted = connected();
                var wecom = wecom(SENDER.secret())) {
            assertThat(restarted.tokenStore().find(APP)).as("Redis has lost it").isEmpty();
            assertThat(everybody(four(restarted, wecom))).hasSize(1000);
            assertThat(restarted.tokenStore().find(APP)).isPresent();
            assertThat(asked()).isEqualTo(2);
        }
    }

    @Test
    void badSecretIsAskedAboutOnceByFourNodes() {
        try (var shared = connected();
                var wecom = wecom("not-the-secret")) {
            var four = four(shared, wecom);
            AtOnce.call(1000, caller -> answer(four.get(caller % 4)));
            assertThat(asked()).isEqualTo(1);
        }
    }

    private long asked() {
        return farEnd.sandbox().stats().gettokenCalls();
    }

    private static List<String> everybody(List<CurrentToken> nodes) {
        return AtOnce.call(1000, caller -> usable(nodes.get(caller % 4)).value());
    }

    private static AccessToken usable(CurrentToken node) {
        return ((CurrentToken.Answer.Usable) answer(node)).token();
    }

    private static CurrentToken.Answer answer(CurrentToken node) {
        try {
            return node.of(APP);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private List<CurrentToken> four(RedisAdapters shared, WecomAdapters wecom) {
        return IntStream.range(0, 4).mapToObj(_ -> node(shared, wecom)).toList();
    }

    private CurrentToken node(RedisAdapters shared, WecomAdapters wecom) {
        var ticker = new SystemTicker();
        var fetch = new TokenFetch(
                new KeptTokens(shared.tokenStore(), mysql.tokenStore()),
                wecom.tokenIssuer(),
                shared.permitPool(),
                new TokenBreaker(shared.rateLimiter(), shared.tokenTroubles()),
                new Retries(
                        new RetryRule(new Backoff(2, Duration.ofSeconds(5), 2)),
                        new RetryBudgets(ticker),
                        new ThreadLocalChance(),
                        new SystemSleeper(),
                        ticker),
                new UuidIds(),
                new ThreadLocalChance(),
                ticker);
        return new CurrentToken(fetch, Runnable::run, new SystemSleeper(), ticker);
    }

    private RedisAdapters connected() {
        return RedisAdapters.connect(new RedisSettings(redis.url(), "token-test", Duration.ofSeconds(10)));
    }

    private WecomAdapters wecom(String secret) {
        return WecomAdapters.create(new WecomSettings(
                farEnd.sandbox().base(),
                List.of(new WecomApp(APP, new AppSecret(secret))),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10)));
    }
}
