package io.wecomops.application.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.application.limit.PacedApi;
import io.wecomops.application.limit.PermitQueue;
import io.wecomops.application.limit.Turn;
import io.wecomops.application.masstask.DispatchSettings;
import io.wecomops.application.masstask.WorkBell;
import io.wecomops.application.retry.Retries;
import io.wecomops.application.retry.RetryBudgets;
import io.wecomops.application.token.CurrentToken;
import io.wecomops.application.token.KeptTokens;
import io.wecomops.application.token.TokenBreaker;
import io.wecomops.application.token.TokenFetch;
import io.wecomops.domain.limit.Attempt;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.Reservation;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.message.MessageRecaller;
import io.wecomops.domain.message.RecallOutcome;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.recall.ClaimedRecall;
import io.wecomops.domain.recall.RecallResult;
import io.wecomops.domain.retry.Backoff;
import io.wecomops.domain.retry.RetryRule;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.Apps;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.Issue;
import io.wecomops.domain.token.IssuedToken;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.trace.TraceId;
import io.wecomops.testkit.CountingIds;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecallBatchTest {
    private static final TokenKey APP = new TokenKey(new CorpId("ww1"), new AgentId(7));
    private static final LimitKey PACE = new LimitKey("recall:" + APP);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final RecallOutcome REJECTED = new RecallOutcome.TokenRejected(Reason.wecom(40014), "");

    private final ManualTime time = new ManualTime();
    private final MemoryAdapters memory = new MemoryAdapters(time);
    private final FakeRecallQueue queue = new FakeRecallQueue();
    private final DispatchSettings settings =
            new DispatchSettings(2, RateLimit.perSecond(10), LEASE, Duration.ofSeconds(10));
    private final AtomicInteger issued = new AtomicInteger();
    private final List<String> calls = new ArrayList<>();
    private final Deque<RecallOutcome> script = new ArrayDeque<>();
    private final MessageRecaller recaller = (_, token, id) -> answer(token, id);
    private final RecallBatch recallBatch = recallBatch();

    private synchronized RecallOutcome answer(AccessToken token, String id) {
        calls.add(token.value() + " " + id);
        return script.isEmpty() ? new RecallOutcome.Recalled() : script.removeFirst();
    }

    private RecallBatch recallBatch() {
        var budgets = new RetryBudgets(time);
        var backoff = new Backoff(2.0, Duration.ofSeconds(60), 2);
        var fetch = new TokenFetch(
                new KeptTokens(memory.tokenStore(), new MemoryAdapters(time).tokenStore()),
                _ -> new Issue.Issued(new IssuedToken("token-" + issued.incrementAndGet(), Duration.ofHours(2))),
                memory.permitPool(),
                new TokenBreaker(memory.rateLimiter(), memory.tokenTroubles()),
                new Retries(new RetryRule(backoff), budgets, () -> 0.5, time, time),
                new CountingIds(),
                () -> 0.5,
                time);
        var permits = new PermitQueue(
                memory.permitPool(),
                new LimitKey("concurrency"),
                settings.concurrency(),
                LEASE,
                new CountingIds(),
                () -> 0.5,
                time,
                time);
        var turn =
                new Turn(permits, memory.rateLimiter(), PacedApi.RECALLING, settings.pace(), Runnable::run, time, time);
        return new RecallBatch(
                queue,
                new CurrentToken(fetch, Runnable::run, time, time),
                recaller,
                turn,
                backoff,
                budgets,
                Apps.only(APP),
                settings,
                () -> 0.5);
    }

    private static ClaimedRecall aClaim(int batch, int failedAttempts) {
        return new ClaimedRecall(
                new TaskId(1),
                new BizNo("b"),
                batch,
                APP.agentId(),
                new TraceId("t"),
                "msg-" + batch,
                failedAttempts,
                1);
    }

    private Duration recall() throws InterruptedException {
        return recall(aClaim(1, 0));
    }

    private Duration recall(ClaimedRecall claimed) throws InterruptedException {
        return recallBatch.recall(claimed, time.elapsed().plus(LEASE), () -> false);
    }

    @Test
    void whatIsRecalledIsRecordedAsDone() throws InterruptedException {
        assertThat(recall()).isZero();

        assertThat(queue.recorded()).containsExactly(new RecallResult.Done());
        assertThat(calls).containsExactly("token-1 msg-1");
    }

    @Test
    void aRejectedTokenIsReplacedAndTheRecallRepeatedOnce() throws InterruptedException {
        script.addAll(List.of(REJECTED));
        recall();
        script.addAll(List.of(REJECTED, REJECTED, REJECTED));
        recall();

        assertThat(calls).startsWith("token-1 msg-1", "token-2 msg-1").hasSize(4);
        assertThat(queue.recorded())
                .containsExactly(
                        new RecallResult.Done(), new RecallResult.Again(Duration.ofSeconds(1), 1, Reason.wecom(40014)));
    }

    @Test
    void aBusyWecomIsAskedAgainUntilTheAttemptsAreUsedUp() throws InterruptedException {
        var busy = new RecallOutcome.Busy(Reason.ANSWER_LOST, "");
        script.addAll(List.of(busy, busy));
        recall(aClaim(1, 1));
        recall(aClaim(1, 2));

        assertThat(queue.recorded())
                .containsExactly(
                        new RecallResult.Again(Duration.ofSeconds(2), 2, Reason.ANSWER_LOST),
                        new RecallResult.Failed(Reason.ANSWER_LOST));
    }

    @Test
    void beingThrottledHoldsEveryNodeBackAndUsesUpNoAttempt() throws InterruptedException {
        var block = Duration.ofSeconds(60);
        script.add(new RecallOutcome.HeldOff(block, Reason.wecom(45009), ""));

        assertThat(recall()).isEqualTo(block);

        assertThat(queue.recorded()).containsExactly(new RecallResult.Again(block, 0, Reason.wecom(45009)));
        var next = memory.rateLimiter().reserve(PACE, RateLimit.perSecond(10), 1, Duration.ofHours(1));
        assertThat(((Reservation.Booked) next).startsIn()).isBetween(Duration.ofSeconds(59), block);
    }

    @Test
    void whileHeldBackItIsGivenBackAndTheNodePauses() throws InterruptedException {
        memory.rateLimiter().holdBack(PACE, Duration.ofSeconds(60));

        assertThat(recall()).isGreaterThan(Duration.ofSeconds(30));

        assertThat(queue.recorded()).containsExactly(new RecallResult.GivenBack(Duration.ZERO));
        assertThat(calls).isEmpty();
    }

    @Test
    void sendingThatIsHeldBackHoldsNoRecallBack() throws InterruptedException {
        memory.rateLimiter().holdBack(new LimitKey("send:" + APP), Duration.ofHours(1));

        assertThat(recall()).isZero();

        assertThat(queue.recorded()).containsExactly(new RecallResult.Done());
    }

    @Test
    void whatWecomRefusesHasFailed() throws InterruptedException {
        script.add(new RecallOutcome.Refused(Reason.wecom(40058), ""));
        recall();

        assertThat(queue.recorded()).containsExactly(new RecallResult.Failed(Reason.wecom(40058)));
    }

    @Test
    void whatDidNotGoOutComesBackAsItWas() throws InterruptedException {
        var wait = Duration.ofSeconds(4);
        script.add(new RecallOutcome.NotMade(wait, "the last calls have failed"));

        assertThat(recall()).isEqualTo(wait);
        assertThat(queue.recorded()).containsExactly(new RecallResult.GivenBack(wait));
    }

    @Test
    void aNodeThatStopsBeginsNothing() throws InterruptedException {
        recallBatch.recall(aClaim(1, 0), time.elapsed().plus(LEASE), () -> true);

        assertThat(calls).isEmpty();
        assertThat(queue.recorded()).containsExactly(new RecallResult.GivenBack(Duration.ZERO));
    }

    @Test
    void thePermitIsGivenBackWhateverCameOfIt() throws InterruptedException {
        script.add(new RecallOutcome.Busy(Reason.UNREACHABLE, ""));
        recall();
        recall();
        recall();

        for (int i = 0; i < settings.concurrency(); i++) {
            assertThat(memory.permitPool()
                            .acquire(new LimitKey("concurrency"), new PermitOwner("probe-" + i), 2, LEASE))
                    .isInstanceOf(Attempt.Granted.class);
        }
    }

    @Test
    void anAppThatIsNotConfiguredIsWaitedFor() throws InterruptedException {
        var other = new ClaimedRecall(new TaskId(1), new BizNo("b"), 1, new AgentId(99), new TraceId("t"), "msg", 0, 1);
        recall(other);

        assertThat(queue.recorded()).containsExactly(new RecallResult.GivenBack(Duration.ofMinutes(5)));
    }

    @Test
    void aNodeRecallsAllThatItClaimsAndEndsWhenItIsTold() throws InterruptedException {
        for (int batch = 1; batch <= 20; batch++) {
            queue.add(aClaim(batch, 0));
        }
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var bell = new WorkBell();
            var batches =
                    new RecallBatches(new NodeId("node-1"), queue, recallBatch, settings, bell, workers, time, time);
            var thread = Thread.ofVirtual().start(batches);
            await().atMost(Duration.ofSeconds(10)).until(() -> queue.recorded().size() == 20);
            thread.interrupt();
            thread.join();
        }
        assertThat(queue.recorded()).containsOnly(new RecallResult.Done());
        assertThat(calls).hasSize(20).doesNotHaveDuplicates();
    }
}
