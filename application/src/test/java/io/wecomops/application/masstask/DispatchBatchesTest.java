package io.wecomops.application.masstask;

import static io.wecomops.application.masstask.DispatcherParts.aBatch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.NodeId;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DispatchBatchesTest {
    private final DispatcherParts parts = new DispatcherParts();
    private final FakeMassTasks tasks = new FakeMassTasks();
    private final WorkBell bell = new WorkBell();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final DispatchBatches dispatcher = new DispatchBatches(
            new NodeId("node-1"),
            parts.queue,
            tasks,
            parts.sendBatch(),
            parts.journal,
            parts.settings,
            bell,
            workers,
            parts.time,
            parts.time);
    private final Thread loop = Thread.ofVirtual().unstarted(dispatcher);

    @AfterEach
    void stop() throws InterruptedException {
        dispatcher.stop(Duration.ofSeconds(10));
        loop.join();
        workers.close();
    }

    @Test
    void everyBatchIsSentOnce() {
        for (int i = 0; i < 50; i++) {
            parts.queue.offer(aBatch());
        }
        loop.start();
        await().untilAsserted(() -> assertThat(parts.queue.recorded()).hasSize(50));
        assertThat(parts.sender.tokens()).hasSize(50);
        assertThat(parts.queue.recorded()).allMatch(BatchResult.Sent.class::isInstance);
    }

    @Test
    void aRingIsAnsweredAtOnce() {
        loop.start();
        parts.queue.offer(aBatch());
        bell.ring();
        await().untilAsserted(() -> assertThat(parts.queue.recorded()).hasSize(1));
    }

    @Test
    void aFailureOfOneRoundDoesNotEndTheDispatcher() {
        tasks.failOnce(new IllegalStateException("a fault of ours"));
        loop.start();
        await().until(tasks::hasFailed);
        parts.queue.offer(aBatch());
        await().untilAsserted(() -> assertThat(parts.queue.recorded()).hasSize(1));
    }

    @Test
    void aDatabaseThatIsGoneIsWaitedFor() {
        tasks.failOnce(new DependencyUnavailableException("database", "ending tasks", new IllegalStateException()));
        loop.start();
        await().until(tasks::hasFailed);
        parts.queue.offer(aBatch());
        await().untilAsserted(() -> assertThat(parts.queue.recorded()).hasSize(1));
    }

    @Test
    void aBatchWhoseSendingFailsForUnknownReasonsStopsNoOther() {
        parts.sender.fail(new IllegalStateException("a fault of ours"));
        parts.queue.offer(aBatch());
        parts.queue.offer(aBatch());
        loop.start();
        await().untilAsserted(() -> assertThat(parts.queue.recorded()).hasSize(1));
    }

    @Test
    void aRedisThatIsGoneWhileSendingIsWaitedFor() {
        parts.sender.fail(new DependencyUnavailableException("redis", "booking a slot", new IllegalStateException()));
        parts.queue.offer(aBatch());
        parts.queue.offer(aBatch());
        loop.start();
        await().untilAsserted(() -> assertThat(parts.queue.recorded()).hasSize(1));
    }

    @Test
    void afterAStopNothingIsClaimed() throws InterruptedException {
        loop.start();
        assertThat(dispatcher.stop(Duration.ofSeconds(10))).isTrue();
        loop.join();
        parts.queue.offer(aBatch());
        bell.ring();
        assertThat(parts.queue.recorded()).isEmpty();
    }
}
