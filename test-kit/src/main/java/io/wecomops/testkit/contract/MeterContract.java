package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.QueueDepth.Depth;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.message.Undelivered;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.metrics.CallOutcome;
import io.wecomops.domain.metrics.Happening;
import io.wecomops.domain.metrics.Meter;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.retry.Breaker;
import io.wecomops.domain.token.AgentId;
import io.wecomops.testkit.AtOnce;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link Meter} must do. Each test begins with one that has counted nothing. */
public abstract class MeterContract {
    private static final AgentId APP = new AgentId(1_000_002);
    private static final Duration TOOK = Duration.ofMillis(7);

    protected abstract Meter meter();

    /** All that it tells of what it has counted. */
    protected abstract String told();

    /** How many times it has counted batches that were sent. */
    protected abstract long batchesSent();

    static Stream<Happening> happenings() {
        var undelivered = List.of(new Undelivered(new UserId("secret-person"), Reason.INVALID_USER));
        return Stream.of(
                new Happening.BatchRecorded(APP, new BatchResult.Sent("secret-msgid", undelivered), 3),
                new Happening.BatchRecorded(APP, new BatchResult.Again(TOOK, 1, false, Reason.wecom(45009)), 3),
                new Happening.BatchRecorded(APP, new BatchResult.GivenBack(), 3),
                new Happening.BatchRecorded(APP, new BatchResult.Failed(Reason.wecom(81013)), 3),
                new Happening.BatchRecorded(APP, new BatchResult.Unknown(Reason.ANSWER_LOST), 3),
                new Happening.ClaimLost(APP),
                new Happening.DispatcherWaits("redis"),
                new Happening.CallEnded("message/send", CallOutcome.BUSY, TOOK),
                new Happening.BreakerTurned("message/send", APP, Breaker.Phase.OPEN),
                new Happening.RequestAnswered("GET", Optional.of("/api/v1/health"), 200, TOOK),
                new Happening.RequestAnswered("GET", 404, TOOK),
                new Happening.QueueSeen(new Depth(Map.of(TaskStatus.RUNNING, 5L), 12)),
                new Happening.Purged(2_000));
    }

    @ParameterizedTest
    @MethodSource("happenings")
    void eachThingThatHappensCanBeSeenAndNamesNobody(Happening happening) {
        String before = told();
        meter().count(happening);
        assertThat(told()).isNotEqualTo(before).doesNotContain("secret");
    }

    @Test
    void whatIsOverIsNotToldOn() {
        meter().count(new Happening.QueueUnseen());
        String before = told();
        meter().count(new Happening.DispatcherWaits("database"));
        assertThat(told()).isNotEqualTo(before);
        meter().count(new Happening.DispatcherGoesOn("database"));
        assertThat(told()).isEqualTo(before);
    }

    @Test
    void manyAtOnceAreAllCounted() {
        AtOnce.call(8, _ -> {
            for (int i = 0; i < 1_000; i++) {
                meter().count(new Happening.BatchRecorded(APP, new BatchResult.Sent("m", List.of()), 1));
            }
            return true;
        });
        assertThat(batchesSent()).isEqualTo(8_000);
    }

    @Test
    void whateverComesThereIsNoEndlessList() {
        IntStream.range(0, 5_000).forEach(i -> {
            meter().count(new Happening.RequestAnswered("M" + i, Optional.of("/route/" + i), 200 + i % 400, TOOK));
            meter().count(new Happening.CallEnded("api/" + i, CallOutcome.OK, TOOK));
            meter().count(new Happening.BreakerTurned("api/" + i, new AgentId(i + 1), Breaker.Phase.OPEN));
            meter().count(new Happening.DispatcherWaits("server-" + i));
            meter().count(new Happening.BatchRecorded(new AgentId(i + 1), new BatchResult.Failed(Reason.wecom(i)), 1));
        });
        assertThat(told().lines().count()).isLessThan(30_000);
    }
}
