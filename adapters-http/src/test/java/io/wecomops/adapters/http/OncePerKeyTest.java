package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.adapters.mysql.MysqlSettings;
import io.wecomops.application.idempotency.AnswerOnce;
import io.wecomops.domain.idempotency.Earlier;
import io.wecomops.domain.idempotency.KeyedRequest;
import io.wecomops.domain.idempotency.RequestAnswer;
import io.wecomops.domain.idempotency.RequestLedger;
import io.wecomops.domain.masstask.Acceptance;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.NewMassTask;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.testkit.AtOnce;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes on one database: many requests at once, and nodes that die on the way. */
class OncePerKeyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static MysqlAdapters database;

    @BeforeAll
    static void open() {
        database = MysqlAdapters.open(MysqlSettings.inMemory("keys-" + UUID.randomUUID()));
        database.migrate();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static RunningApi.Answer post(RunningApi api, String bizNo) {
        return post(api, bizNo + "-key", bizNo);
    }

    private static RunningApi.Answer post(RunningApi api, String key, String bizNo) {
        return api.send(api.request("/mass-tasks")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "\"" + key + "\"")
                .POST(HttpRequest.BodyPublishers.ofString(Bodies.text(bizNo))));
    }

    @Test
    void ofAThousandEqualPostsOverTwoNodesOneHasAnEffect() {
        try (var one = RunningApi.over(database);
                var two = RunningApi.over(database)) {
            List<RunningApi.Answer> answers = AtOnce.call(1000, i -> post(i % 2 == 0 ? one : two, "storm"));

            assertThat(answers.stream().map(RunningApi.Answer::status)).isSubsetOf(201, 409);
            var made = answers.stream().filter(answer -> answer.status() == 201).toList();
            assertThat(made.stream()
                            .filter(answer ->
                                    answer.header("Idempotent-Replayed").isEmpty()))
                    .hasSize(1);
            assertThat(made.stream().map(RunningApi.Answer::text).distinct()).hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.status() == 409))
                    .allSatisfy(answer -> {
                        assertThat(answer.at("/code").asInt()).isEqualTo(1491);
                        assertThat(answer.header("Retry-After")).isEqualTo("1");
                    });
            assertThat(tasksNamed("storm")).isEqualTo(1);
        }
    }

    /** A place in the run of a request. */
    enum Place {
        BEFORE_THE_EFFECT,
        AFTER_THE_EFFECT,
        BEFORE_THE_ANSWER_IS_KEPT,
        AFTER_THE_ANSWER_IS_KEPT
    }

    @ParameterizedTest
    @EnumSource
    void whereverANodeDiesNothingIsLeftAndARetryIsTheFirst(Place death) {
        String bizNo = "dies-" + death;
        var due = new AtomicBoolean(true);
        // an error goes through everything
        try (var api = passing(place -> {
            if (place == death && due.getAndSet(false)) {
                throw new AssertionError("killed " + place);
            }
        })) {
            assertThat(dies(api, bizNo)).isTrue();
            assertThat(tasksNamed(bizNo)).isZero();

            var retried = post(api, bizNo);
            assertThat(retried.status()).isEqualTo(201);
            assertThat(retried.header("Idempotent-Replayed")).isEmpty();
            assertThat(post(api, bizNo).text()).isEqualTo(retried.text());
            assertThat(tasksNamed(bizNo)).isEqualTo(1);
        }
    }

    @Test
    void whileOneRunsItsNodeTellsTheOthersToComeAgain() {
        var stop = new Stop(Place.BEFORE_THE_EFFECT);
        try (var api = passing(stop);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = callers.submit(() -> post(api, "runs"));
            stop.awaitOne();
            var answer = post(api, "runs");
            stop.goOn();

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.at("/code").asInt()).isEqualTo(1491);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(first).succeedsWithin(PATIENCE).returns(201, RunningApi.Answer::status);
        }
    }

    @Test
    void whoIsOvertakenByAnotherNodeHasNoEffectAndAnswersAsThatDid() {
        var stop = new Stop(Place.BEFORE_THE_EFFECT);
        try (var slow = passing(stop);
                var quick = RunningApi.over(database);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var late = callers.submit(() -> post(slow, "overtaken"));
            stop.awaitOne();
            var first = post(quick, "overtaken");
            stop.goOn();

            assertThat(first.status()).isEqualTo(201);
            assertThat(late).succeedsWithin(PATIENCE).satisfies(answer -> isReplayOf(answer, first));
            assertThat(tasksNamed("overtaken")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BEFORE_THE_EFFECT"})
    void whoComesBeforeTheCommitWaitsForItAndReplays(Place where) {
        String bizNo = "waits-" + where;
        var stop = new Stop(where);
        var looked = new Stop(Place.BEFORE_THE_EFFECT);
        looked.goOn();
        try (var slow = passing(stop);
                var quick = passing(looked);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = callers.submit(() -> post(slow, bizNo));
            stop.awaitOne();
            var second = callers.submit(() -> post(quick, bizNo));
            looked.awaitOne();
            stop.goOn();

            assertThat(first).succeedsWithin(PATIENCE).returns(201, RunningApi.Answer::status);
            assertThat(second).succeedsWithin(PATIENCE).satisfies(answer -> isReplayOf(answer, first.resultNow()));
            assertThat(tasksNamed(bizNo)).isEqualTo(1);
        }
    }

    @Test
    void underOneKeyTwoRequestsAtOnceHaveOneEffect() {
        var stop = new Stop(Place.BEFORE_THE_EFFECT);
        try (var slow = passing(stop);
                var quick = RunningApi.over(database);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var late = callers.submit(() -> post(slow, "one-key", "this"));
            stop.awaitOne();
            assertThat(post(quick, "one-key", "that").status()).isEqualTo(201);
            stop.goOn();

            assertThat(late).succeedsWithin(PATIENCE).satisfies(answer -> {
                assertThat(answer.status()).isEqualTo(422);
                assertThat(answer.at("/code").asInt()).isEqualTo(1422);
            });
            assertThat(tasksNamed("this")).isZero();
        }
    }

    private static void isReplayOf(RunningApi.Answer answer, RunningApi.Answer first) {
        assertThat(answer.status()).isEqualTo(first.status());
        assertThat(answer.text()).isEqualTo(first.text());
        assertThat(answer.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void expiredKeyWorksAnew() {
        var once = new AnswerOnce(database.requestLedger(), Duration.ofMillis(200));
        try (var api = RunningApi.with(database.massTasks(), once)) {
            assertThat(post(api, "expires").status()).isEqualTo(201);
            await().until(() -> post(api, "expires").status() == 200); // run anew: the task is there already
            assertThat(tasksNamed("expires")).isEqualTo(1);
        }
    }

    private static long tasksNamed(String bizNo) {
        return database.massTasks().list(PageRequest.first(100)).items().stream()
                .filter(task -> task.bizNo().equals(new BizNo(bizNo)))
                .count();
    }

    private static boolean dies(RunningApi api, String bizNo) {
        try {
            return post(api, bizNo).status() == 500;
        } catch (UncheckedIOException cutOff) {
            return true;
        }
    }

    /** A node that says where it is. */
    private static RunningApi passing(Consumer<Place> places) {
        var ledger = new WatchedLedger(database.requestLedger(), places);
        return RunningApi.with(
                new WatchedTasks(database.massTasks(), places), new AnswerOnce(ledger, Duration.ofHours(1)));
    }

    /** The first who comes to a place is held there. */
    private static final class Stop implements Consumer<Place> {
        private final Place where;
        private final CountDownLatch come = new CountDownLatch(1);
        private final CountDownLatch leave = new CountDownLatch(1);

        Stop(Place where) {
            this.where = where;
        }

        @Override
        public void accept(Place place) {
            if (place == where) {
                come.countDown();
                await(leave);
            }
        }

        void awaitOne() {
            await(come);
        }

        void goOn() {
            leave.countDown();
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
    }

    private record WatchedTasks(MassTasks tasks, Consumer<Place> places) implements MassTasks {
        @Override
        public Acceptance accept(NewMassTask wanted) {
            places.accept(Place.BEFORE_THE_EFFECT);
            Acceptance accepted = tasks.accept(wanted);
            places.accept(Place.AFTER_THE_EFFECT);
            return accepted;
        }

        @Override
        public Optional<MassTask> find(BizNo bizNo) {
            return tasks.find(bizNo);
        }

        @Override
        public Page<MassTask> list(PageRequest page) {
            return tasks.list(page);
        }

        @Override
        public List<MassTask> endFinished() {
            return tasks.endFinished();
        }
    }

    private record WatchedLedger(RequestLedger ledger, Consumer<Place> places) implements RequestLedger {
        @Override
        public Earlier earlier(KeyedRequest request) {
            return ledger.earlier(request);
        }

        @Override
        public <T> T together(Supplier<T> work) {
            return ledger.together(work);
        }

        @Override
        public boolean keep(KeyedRequest request, RequestAnswer answer, Duration life) {
            places.accept(Place.BEFORE_THE_ANSWER_IS_KEPT);
            boolean kept = ledger.keep(request, answer, life);
            places.accept(Place.AFTER_THE_ANSWER_IS_KEPT);
            return kept;
        }
    }
}
