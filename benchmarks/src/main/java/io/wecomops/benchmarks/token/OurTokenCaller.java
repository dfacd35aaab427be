package io.wecomops.benchmarks.token;

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
import io.wecomops.domain.message.DuplicateCheck;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.SendOutcome;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.retry.Backoff;
import io.wecomops.domain.retry.RetryRule;
import io.wecomops.domain.time.Chance;
import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.sandbox.App;
import io.wecomops.sandbox.SandboxSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** The classes that ship, put together as bootstrap does. */
final class OurTokenCaller implements TokenCaller {
    private static final App SENDER = SandboxSettings.demo().apps().getFirst();
    private static final TokenKey APP =
            new TokenKey(new CorpId(SandboxSettings.demo().corpId()), new AgentId(SENDER.agentId()));

    private final CurrentToken tokens;
    private final WecomAdapters wecom;

    private OurTokenCaller(CurrentToken tokens, WecomAdapters wecom) {
        this.tokens = tokens;
        this.wecom = wecom;
    }

    static TokenCaller connect(String redisUrl, URI base) throws InterruptedException {
        long start = System.nanoTime();
        Ticker ticker = () -> Duration.ofNanos(System.nanoTime() - start);
        Chance chance = () -> ThreadLocalRandom.current().nextDouble();
        RedisAdapters redis = Patience.with(() -> RedisAdapters.connect(RedisSettings.of(redisUrl)));
        WecomSettings settings = new WecomSettings(
                base,
                List.of(new WecomApp(APP, new AppSecret(SENDER.secret()))),
                Duration.ofSeconds(3),
                Duration.ofSeconds(20));
        WecomAdapters wecom = WecomAdapters.create(settings, 1_000, ticker, chance);
        RetryRule rule = new RetryRule(new Backoff(2, Duration.ofSeconds(5), 2));
        TokenFetch fetch = new TokenFetch(
                new KeptTokens(redis.tokenStore(), redis.tokenStore()),
                wecom.tokenIssuer(),
                redis.permitPool(),
                new TokenBreaker(redis.rateLimiter(), redis.tokenTroubles()),
                new Retries(rule, new RetryBudgets(ticker), chance, Thread::sleep, ticker),
                () -> UUID.randomUUID().toString(),
                chance,
                ticker);
        return new OurTokenCaller(
                new CurrentToken(fetch, Executors.newVirtualThreadPerTaskExecutor(), Thread::sleep, ticker), wecom);
    }

    @Override
    public boolean send(String user, String content) throws InterruptedException {
        SealedRequest request = wecom.requestSealer()
                .seal(
                        APP.agentId(),
                        new Message.Text(content),
                        List.of(new UserId(user)),
                        new DuplicateCheck(Duration.ofHours(3)));
        for (int attempt = 1; attempt <= 2; attempt++) {
            if (!(tokens.of(APP) instanceof CurrentToken.Answer.Usable(AccessToken token))) {
                return false;
            }
            SendOutcome outcome = wecom.messageSender().send(APP, token, request);
            if (!(outcome instanceof SendOutcome.TokenRejected)) {
                return outcome instanceof SendOutcome.Delivered;
            }
            tokens.rejected(APP, token);
        }
        return false;
    }
}
