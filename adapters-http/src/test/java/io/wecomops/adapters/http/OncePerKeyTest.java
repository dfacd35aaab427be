package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.adapters.mysql.MysqlSettings;
import io.wecomops.application.idempotency.AnswerOnce;
import io.wecomops.domain.idempotency.Attempt;
import io.wecomops.domain.idempotency.Claim;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes on one database: many requests at once, and nodes that die on the way. */
class OncePerKeyTest {
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
        return api.send(api.request("/mass-tasks")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "\"" + bizNo + "-key\"")
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

    /** Where a node dies: an error goes through everything, and nobody tidies up behind it. */
    enum Death {
        BEFORE_THE_EFFECT,
        AFTER_THE_EFFECT,
        BEFORE_THE_ANSWER_IS_KEPT,
        AFTER_THE_ANSWER_IS_KEPT
    }

    @ParameterizedTest
    @EnumSource
    void whereverANodeDiesARetryEndsWithOneEffect(Death death) {
        String bizNo = "dies-" + death;
        var due = dueTo(death);
        var once = new AnswerOnce(
                new DyingLedger(database.requestLedger(), due),
                () -> UUID.randomUUID().toString(),
                Duration.ofMillis(300),
                Duration.ofHours(1));
        try (var api = RunningApi.with(new DyingTasks(database.massTasks(), due), once)) {
            assertThat(dies(api, bizNo)).isTrue();
            var retried = await().until(() -> post(api, bizNo), answer -> answer.status() != 409);

            assertThat(retried.status()).isIn(200, 201);
            assertThat(retried.at("/data/biz_no").asText()).isEqualTo(bizNo);
            assertThat(post(api, bizNo).text()).isEqualTo(retried.text());
            assertThat(tasksNamed(bizNo)).isEqualTo(1);
        }
    }

    @Test
    void whileOneRunsTheOthersAreToldToComeAgain() {
        var due = dueTo(Death.BEFORE_THE_EFFECT);
        var once = new AnswerOnce(
                database.requestLedger(),
                () -> UUID.randomUUID().toString(),
                Duration.ofMinutes(1),
                Duration.ofHours(1));
        try (var api = RunningApi.with(new DyingTasks(database.massTasks(), due), once)) {
            assertThat(dies(api, "runs")).isTrue();
            var answer = post(api, "runs");

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.at("/code").asInt()).isEqualTo(1491);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(tasksNamed("runs")).isZero();
        }
    }

    @Test
    void expiredKeyWorksAnew() {
        var once = new AnswerOnce(
                database.requestLedger(),
                () -> UUID.randomUUID().toString(),
                Duration.ofMillis(100),
                Duration.ofMillis(200));
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

    private static Set<Death> dueTo(Death death) {
        Set<Death> due = ConcurrentHashMap.newKeySet();
        due.add(death);
        return due;
    }

    private static void dieIf(Set<Death> due, Death here) {
        if (due.remove(here)) {
            throw new AssertionError("killed " + here);
        }
    }

    private record DyingTasks(MassTasks tasks, Set<Death> due) implements MassTasks {
        @Override
        public Acceptance accept(NewMassTask wanted) {
            dieIf(due, Death.BEFORE_THE_EFFECT);
            Acceptance accepted = tasks.accept(wanted);
            dieIf(due, Death.AFTER_THE_EFFECT);
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

    private record DyingLedger(RequestLedger ledger, Set<Death> due) implements RequestLedger {
        @Override
        public Claim claim(Attempt attempt, Duration lease, Duration life) {
            return ledger.claim(attempt, lease, life);
        }

        @Override
        public <T> T together(Supplier<T> work) {
            return ledger.together(work);
        }

        @Override
        public boolean keep(Attempt attempt, RequestAnswer answer, Duration life) {
            dieIf(due, Death.BEFORE_THE_ANSWER_IS_KEPT);
            boolean kept = ledger.keep(attempt, answer, life);
            dieIf(due, Death.AFTER_THE_ANSWER_IS_KEPT);
            return kept;
        }

        @Override
        public boolean release(Attempt attempt) {
            return ledger.release(attempt);
        }
    }
}
