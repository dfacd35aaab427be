package io.wecomops.adapters.redis;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.limit.Attempt;
import io.wecomops.domain.limit.Counted;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.MemberLimits;
import io.wecomops.domain.limit.Outreach;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.Reservation;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.IssuedToken;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.token.TokenTrouble;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testservers.TestRedis;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Redis killed, started again empty, frozen, or never there. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisGoneTest {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final MemberLimits LIMITS =
            new MemberLimits(RateLimit.perSecond(1), new RateLimit(1, HOUR), OptionalLong.empty(), Duration.ZERO);
    private static final TokenKey TOKEN = new TokenKey(new CorpId("corp"), new AgentId(1));

    private TestRedis server;
    private RedisAdapters redis;
    private LimitKey key;

    @BeforeAll
    void start() {
        server = TestRedis.startOwn();
    }

    @BeforeEach
    void connect() {
        key = new LimitKey(UUID.randomUUID().toString());
        redis = RedisAdapters.connect(settings(server.url(), TIME_LIMIT));
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    @Test
    void callsAreRefusedAtOnceWhileRedisIsGoneAndServedWhenItIsBack() {
        server.stop();
        try {
            await().atMost(10, SECONDS).untilAsserted(() -> assertUnavailable(redis.probe()::check));
            assertQuick(TIME_LIMIT.multipliedBy(3), () -> {
                for (ThrowingCallable call : everyCall()) {
                    assertUnavailable(call);
                }
            });
        } finally {
            server.startAgain();
        }
        await().atMost(10, SECONDS).ignoreExceptions().untilAsserted(redis.probe()::check);
        for (ThrowingCallable call : everyCall()) {
            assertThat(catchThrowable(call)).isNull();
        }
    }

    @Test
    void holdBackAndBookedSlotsOutliveARedisThatComesBackEmpty() {
        RateLimit limit = RateLimit.perSecond(1);
        LimitKey held = new LimitKey(key + ":held");
        redis.rateLimiter().holdBack(held, HOUR);
        redis.rateLimiter().reserve(key, limit, 1, HOUR);
        for (int slot = 0; slot < 100; slot++) {
            redis.rateLimiter().reserve(key, limit, 1, HOUR);
        }
        restartEmpty();
        assertThat(redis.rateLimiter().reserve(held, limit, 1, Duration.ofMinutes(50)))
                .isInstanceOf(Reservation.TooFarAhead.class);
        Reservation next = redis.rateLimiter().reserve(key, limit, 1, HOUR);
        assertThat(((Reservation.Booked) next).startsIn()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(101));
    }

    @Test
    void fencesGrowThoughRedisComesBackEmpty() {
        PermitOwner owner = new PermitOwner("owner");
        Attempt before = redis.permitPool().acquire(key, owner, 1, HOUR);
        restartEmpty();
        Attempt after = redis.permitPool().acquire(key, owner, 1, HOUR);
        assertThat(((Attempt.Granted) after).fence()).isGreaterThan(((Attempt.Granted) before).fence());
    }

    @Test
    void frozenRedisIsGivenUpAfterTheTimeLimit() {
        server.freeze();
        try {
            assertQuick(
                    TIME_LIMIT.multipliedBy(6),
                    () -> AtOnce.call(64, _ -> {
                        assertUnavailable(redis.probe()::check);
                        return true;
                    }));
        } finally {
            server.thaw();
        }
        await().atMost(10, SECONDS).ignoreExceptions().untilAsserted(redis.probe()::check);
    }

    @Test
    void commandWhoseAnswerWasLostIsNotSentAgain() {
        IdempotencyKey mark = new IdempotencyKey(key.value());
        try (RedisAdapters patient = RedisAdapters.connect(settings(server.url(), Duration.ofSeconds(30)))) {
            server.freeze();
            CompletableFuture<Throwable> outcome = new CompletableFuture<>();
            ThreadFactory threads = Thread.ofVirtual().factory();
            threads.newThread(() -> outcome.complete(
                            catchThrowable(() -> patient.idempotencyStore().markOnce(mark, HOUR))))
                    .start();
            await().pollDelay(Duration.ofMillis(200)).until(() -> !outcome.isDone());
            server.stop();
            server.startAgain();
            assertThat(outcome.orTimeout(20, SECONDS).join()).isInstanceOf(DependencyUnavailableException.class);
            await().atMost(10, SECONDS).ignoreExceptions().untilAsserted(patient.probe()::check);
            assertThat(patient.idempotencyStore().markOnce(mark, HOUR)).isTrue();
        }
    }

    @Test
    void connectingFailsSoonAndShowsNoSecret() {
        String nobodyListens = "redis://:pass-word@127.0.0.1:1/0";
        String nobodyByThatName = "redis://:pass-word@no-such-host.invalid:6379/0";
        String wrongPassword = server.url().replaceFirst(":test-[^@]*@", ":pass-word@");
        for (String url : List.of(nobodyListens, nobodyByThatName, wrongPassword)) {
            assertQuick(Duration.ofSeconds(10), () -> {
                Throwable failed = catchThrowable(() -> RedisAdapters.connect(settings(url, TIME_LIMIT)));
                assertThat(failed).isInstanceOf(DependencyUnavailableException.class);
                assertThat(everythingIn(failed)).doesNotContain("pass-word").contains("redis unavailable: connecting");
            });
        }
    }

    @Test
    void connectingToAFrozenRedisFailsSoon() {
        server.freeze();
        try {
            assertQuick(
                    Duration.ofSeconds(10),
                    () -> assertUnavailable(() -> RedisAdapters.connect(settings(server.url(), TIME_LIMIT))));
        } finally {
            server.thaw();
        }
    }

    @Test
    void tokenIsNotShownWhenItCannotBeSaved() {
        server.freeze();
        try {
            Throwable failed = catchThrowable(() -> save("secret-token"));
            assertThat(everythingIn(failed)).doesNotContain("secret-token").contains("save_token.lua");
        } finally {
            server.thaw();
        }
    }

    @Test
    void tokenIsNotShownWhenRedisRefuses() {
        try (var plain = Servers.connect(server)) {
            plain.sync().configSet("maxmemory", "1");
            try {
                Throwable failed = catchThrowable(() -> save("secret-token"));
                assertThat(failed).isInstanceOf(DependencyUnavailableException.class);
                assertThat(everythingIn(failed)).doesNotContain("secret-token").contains("OOM");
            } finally {
                plain.sync().configSet("maxmemory", "0");
            }
        }
    }

    @Test
    void connectionThatIsSilentForTooLongIsMadeAnew() {
        try (SilentProxy proxy = SilentProxy.to(server);
                RedisAdapters behind = RedisAdapters.connect(settings(proxy.url(), TIME_LIMIT))) {
            behind.probe().check();
            proxy.silenceThoseConnected();
            assertUnavailable(behind.probe()::check);
            await().atMost(20, SECONDS).ignoreExceptions().untilAsserted(behind.probe()::check);
            assertThat(proxy.accepted()).as("one anew, and the news' own").isEqualTo(3);
        }
    }

    @Test
    void idleConnectionIsLeftAlone() {
        try (SilentProxy proxy = SilentProxy.to(server);
                RedisAdapters behind = RedisAdapters.connect(settings(proxy.url(), Duration.ofMillis(50)))) {
            Servers.pass(Duration.ofMillis(500));
            behind.probe().check();
            assertThat(proxy.accepted()).as("one for calls, one for news").isEqualTo(2);
        }
    }

    @Test
    void interruptedCallerIsToldAndStaysInterrupted() {
        server.freeze();
        try {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(DependencyUnavailableException.class)
                    .isThrownBy(redis.probe()::check)
                    .withRootCauseInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            server.thaw();
        }
    }

    @Test
    void interruptedThreadClosesToTheEnd() {
        RedisAdapters closed = RedisAdapters.connect(settings(server.url(), TIME_LIMIT));
        Thread.currentThread().interrupt();
        closed.close();
        assertThat(Thread.interrupted()).isTrue();
        assertUnavailable(closed.probe()::check);
    }

    @Test
    void closedAdaptersRefuse() {
        RedisAdapters closed = RedisAdapters.connect(settings(server.url(), TIME_LIMIT));
        assertQuick(Duration.ofSeconds(5), closed::close);
        assertUnavailable(closed.probe()::check);
        closed.close();
    }

    private List<ThrowingCallable> everyCall() {
        PermitOwner owner = new PermitOwner("owner");
        return List.of(
                () -> redis.rateLimiter().reserve(key, RateLimit.perSecond(1), 1, HOUR),
                () -> redis.rateLimiter().holdBack(key, HOUR),
                () -> redis.memberQuota().admit(new Outreach(key, 1, Optional.empty(), List::of), LIMITS),
                () -> redis.memberQuota().giveBack(new Counted(key, List.of(), 1, 1, 1)),
                () -> redis.memberQuota().left(key, List.of(), LIMITS),
                () -> redis.permitPool().acquire(key, owner, 1, HOUR),
                () -> redis.permitPool().renew(key, owner, HOUR),
                () -> redis.permitPool().release(key, owner),
                () -> redis.tokenStore().find(TOKEN),
                () -> save("value"),
                () -> redis.tokenStore().invalidate(TOKEN, 1),
                () -> redis.tokenTroubles().find(TOKEN),
                () -> redis.tokenTroubles()
                        .tell(TOKEN, new TokenTrouble(1, 0, Reason.UNREACHABLE, ""), Duration.ofMinutes(1)),
                () -> redis.tokenTroubles().over(TOKEN),
                () -> redis.idempotencyStore().markOnce(new IdempotencyKey(key.value()), HOUR),
                () -> redis.probe().check());
    }

    private void save(String value) {
        redis.tokenStore().save(TOKEN, new IssuedToken(value, HOUR), 1);
    }

    private void restartEmpty() {
        server.stop();
        server.startAgain();
        await().atMost(10, SECONDS).ignoreExceptions().untilAsserted(redis.probe()::check);
    }

    private static RedisSettings settings(String url, Duration timeLimit) {
        return new RedisSettings(url, "gone-test", timeLimit);
    }

    private static void assertUnavailable(ThrowingCallable call) {
        assertThatExceptionOfType(DependencyUnavailableException.class)
                .isThrownBy(call)
                .returns("redis", DependencyUnavailableException::dependency);
    }

    private static void assertQuick(Duration most, Runnable work) {
        long begin = System.nanoTime();
        work.run();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(most);
    }

    private static String everythingIn(Throwable failed) {
        StringWriter everything = new StringWriter();
        failed.printStackTrace(new PrintWriter(everything));
        return everything.toString();
    }
}
